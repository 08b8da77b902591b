package io.ledgerchat.query.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads accounts. */
interface AccountRows extends Repository<AccountRow, String> {
    Optional<AccountRow> findByAccountIdAndDeletedAtIsNull(String accountId);

    long countByDeletedAtIsNull();

    List<AccountRow> findByRoleAndDeletedAtIsNullOrderByNameAscAccountIdAsc(String role);

    long countByRoleAndDeletedAtIsNull(String role);
}
