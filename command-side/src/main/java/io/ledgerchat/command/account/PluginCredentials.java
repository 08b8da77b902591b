package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import java.util.List;
import java.util.Map;

/** The vault's port to the credentials that people bring for tools. Values are sealed before they reach a table. */
public interface PluginCredentials {
    /** By field. */
    Map<String, String> of(AccountId owner, String plugin);

    void store(AccountId owner, String plugin, Map<String, String> credentials);

    void remove(AccountId owner, String plugin, List<String> fields);

    void removeAll(AccountId owner, String plugin);
}
