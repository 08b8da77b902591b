package io.ledgerchat.api.memory;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.configuration.file.MemorySection;
import io.ledgerchat.api.permission.Permission;
import io.ledgerchat.api.permission.PermissionType;
import io.ledgerchat.api.permission.Roles;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.command.memory.MemoryRules;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.account.FindPreferences;
import io.ledgerchat.query.account.Preferences;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the file's {@code memory} section, roles and people themselves allow. */
@Component
class ConfiguredMemory implements MemoryRules {
    private static final int CHARACTERS = 10_000;

    private final ConfigurationFile file;
    private final Roles roles;
    private final Queries queries;
    private final Limits limits;

    ConfiguredMemory(ConfigurationFile file, Roles roles, Queries queries) {
        this.file = file;
        this.roles = roles;
        this.queries = queries;
        this.limits = new Limits(
                file.memory().map(MemorySection::validKeys).orElse(List.of()),
                file.memory()
                        .flatMap(MemorySection::tokenLimit)
                        .map(Number::longValue)
                        .orElse(null),
                file.memory().map(section -> section.charLimit().intValue()).orElse(CHARACTERS));
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public boolean allow(AccountId account) {
        return file.memoryEnabled()
                && queries.optional(new FindAccount(account), Account.class)
                        .filter(this::mayRemember)
                        .isPresent()
                && (!personalized()
                        || queries.one(new FindPreferences(account), Preferences.class)
                                .remember());
    }

    private boolean mayRemember(Account account) {
        var caller = new Caller(account.accountId(), account.role());
        return roles.allows(
                caller, PermissionType.MEMORIES, Permission.USE, Permission.CREATE, Permission.UPDATE, Permission.READ);
    }

    /** Whether people may choose not to be remembered. */
    private boolean personalized() {
        return file.memory().map(MemorySection::personalize).orElse(true);
    }
}
