package io.ledgerchat.infra.account;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Spring Data access to {@code vault.account}. */
interface CredentialRows extends Repository<CredentialEntity, String> {
    CredentialEntity save(CredentialEntity row);

    Optional<CredentialEntity> findByEmailClaim(String emailClaim);

    Optional<CredentialEntity> findById(String accountId);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update CredentialEntity c set c.passwordHash = :to where c.accountId = :account and c.passwordHash = :from")
    int replacePassword(String account, String from, String to);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update CredentialEntity c set c.passwordHash = :password where c.accountId = :account")
    int setPassword(String account, String password);

    /** Sessions, keys and violations go with it: the tables say so. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("delete from CredentialEntity c where c.accountId = :account")
    void remove(String account);
}
