package io.ledgerchat.api.model;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.model.People;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccount;
import java.util.HashMap;
import java.util.Map;

/** Tells providers about a caller what their operator asked for, by LibreChat's names. */
final class HeaderPeople implements People {
    private final Queries queries;

    HeaderPeople(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Map<String, String> find(AccountId caller) {
        return queries.optional(new FindAccount(caller), Account.class)
                .map(HeaderPeople::described)
                .orElse(Map.of());
    }

    private static Map<String, String> described(Account account) {
        Map<String, String> person = new HashMap<>();
        person.put("NAME", account.name());
        person.put("EMAIL", account.email());
        person.put("PROVIDER", account.provider());
        person.put("ROLE", account.role());
        person.put("EMAILVERIFIED", String.valueOf(account.emailVerified()));
        person.put("TERMSACCEPTED", String.valueOf(account.termsAcceptedAt() != null));
        String username = account.username();
        person.put("USERNAME", username == null ? "" : username);
        return person;
    }
}
