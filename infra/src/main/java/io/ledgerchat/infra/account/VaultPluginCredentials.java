package io.ledgerchat.infra.account;

import io.ledgerchat.command.account.PluginCredentials;
import io.ledgerchat.event.account.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credentials for tools in PostgreSQL, sealed. */
@Component
@Transactional
class VaultPluginCredentials implements PluginCredentials {
    private final JdbcClient sql;
    private final VaultCipher cipher;

    VaultPluginCredentials(JdbcClient sql, VaultCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    public Map<String, String> of(AccountId owner, String plugin) {
        var credentials = new LinkedHashMap<String, String>();
        sql.sql("select field, sealed from vault.plugin_credential where account_id = ? and plugin = ? order by field")
                .params(owner.value(), plugin)
                .query(row -> {
                    var field = row.getString("field");
                    credentials.put(field, cipher.open(place(owner, plugin, field), row.getBytes("sealed")));
                });
        return credentials;
    }

    @Override
    public void store(AccountId owner, String plugin, Map<String, String> credentials) {
        credentials.forEach((field, value) -> sql.sql("""
                        insert into vault.plugin_credential (account_id, plugin, field, sealed) values (?, ?, ?, ?)
                        on conflict (account_id, plugin, field) do update set sealed = excluded.sealed
                        """)
                .params(owner.value(), plugin, field, cipher.seal(place(owner, plugin, field), value))
                .update());
    }

    @Override
    public void remove(AccountId owner, String plugin, List<String> fields) {
        if (!fields.isEmpty()) {
            sql.sql("delete from vault.plugin_credential where account_id = :owner and plugin = :plugin"
                            + " and field in (:fields)")
                    .param("owner", owner.value())
                    .param("plugin", plugin)
                    .param("fields", fields)
                    .update();
        }
    }

    @Override
    public void removeAll(AccountId owner, String plugin) {
        sql.sql("delete from vault.plugin_credential where account_id = ? and plugin = ?")
                .params(owner.value(), plugin)
                .update();
    }

    private static String place(AccountId owner, String plugin, String field) {
        return "plugin/v1\n" + owner.value() + "\n" + plugin + "\n" + field;
    }
}
