package io.ledgerchat.api.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.api.configuration.file.ConfigurationFileReader;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.query.permission.RoleFlag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class RolesTest {
    /**
     * As LibreChat 0.8.8 sent it (contract 20 §I2), but for what is not here yet: running code, searching the web.
     */
    private static final String USER = """
            {"PROMPTS":{"USE":true,"CREATE":true,"SHARE":false,"SHARE_PUBLIC":false},"BOOKMARKS":{"USE":true},
            "MEMORIES":{"USE":true,"CREATE":true,"UPDATE":true,"READ":true,"OPT_OUT":true},
            "AGENTS":{"USE":true,"CREATE":true,"SHARE":false,"SHARE_PUBLIC":false},"MULTI_CONVO":{"USE":true},
            "TEMPORARY_CHAT":{"USE":true},"RUN_CODE":{"USE":false},"WEB_SEARCH":{"USE":false},
            "PEOPLE_PICKER":{"VIEW_USERS":false,"VIEW_GROUPS":false,"VIEW_ROLES":false},"MARKETPLACE":{"USE":false},
            "FILE_SEARCH":{"USE":true},"FILE_CITATIONS":{"USE":true},
            "MCP_SERVERS":{"USE":true,"CREATE":false,"SHARE":false,"SHARE_PUBLIC":false,"CONFIGURE_OBO":false},
            "REMOTE_AGENTS":{"USE":false,"CREATE":false,"SHARE":false,"SHARE_PUBLIC":false},
            "SKILLS":{"USE":true,"CREATE":true,"SHARE":false,"SHARE_PUBLIC":false},
            "SHARED_LINKS":{"CREATE":true,"SHARE":true,"SHARE_PUBLIC":true}}""";

    private static final Caller ADA = new Caller(new AccountId("0123456789abcdef01234567"), "USER");
    private static final Caller ADMIN = new Caller(new AccountId("0123456789abcdef01234568"), "ADMIN");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void withoutAFileUsersMayWhatLibreChatLetsThem() {
        var permissions = roles("").permissions("USER").orElseThrow();
        assertThat(JSON.readTree(JSON.writeValueAsString(permissions))).isEqualTo(JSON.readTree(USER));
    }

    @Test
    void administratorsMayEverythingByDefaultThatIsThere() {
        roles("")
                .permissions("ADMIN")
                .orElseThrow()
                .forEach((type, flags) -> assertThat(flags)
                        .allSatisfy((permission, allowed) -> assertThat(allowed)
                                .as("%s %s", type, permission)
                                .isNotEqualTo(type.isAhead(permission))));
        assertThat(roles("").permissions("admin")).isEmpty();
    }

    @Test
    void auditorsMayWhatAdministratorsDecideAndNothingElse() {
        var decided = List.of(new RoleFlag("AUDITOR", "AGENTS", "USE", true));
        var auditor = new Caller(new AccountId("0123456789abcdef01234569"), "AUDITOR");

        assertThat(roles("interface: {prompts: true}")
                        .permissions("AUDITOR")
                        .orElseThrow()
                        .values())
                .allSatisfy(flags -> assertThat(flags.values()).containsOnly(false));
        assertThat(roles("", decided).allows(auditor, PermissionType.AGENTS, Permission.USE))
                .isTrue();
    }

    @Test
    void whatTheFileSaysHoldsForAdministratorsToo() {
        Roles roles = roles("""
                interface:
                  bookmarks: false
                  prompts: {create: false, public: true}
                  agents: false
                  sharedLinks: false
                  peoplePicker: {users: true}
                """);
        for (String role : new String[] {"USER", "ADMIN"}) {
            var permissions = roles.permissions(role).orElseThrow();
            assertThat(permissions.get(PermissionType.BOOKMARKS)).containsEntry(Permission.USE, false);
            assertThat(permissions.get(PermissionType.PROMPTS))
                    .containsEntry(Permission.USE, true)
                    .containsEntry(Permission.CREATE, false)
                    .containsEntry(Permission.SHARE_PUBLIC, true);
            assertThat(permissions.get(PermissionType.AGENTS))
                    .containsEntry(Permission.USE, false)
                    .containsEntry(Permission.CREATE, true);
            assertThat(permissions.get(PermissionType.SHARED_LINKS).values()).containsOnly(false);
            assertThat(permissions.get(PermissionType.PEOPLE_PICKER)).containsEntry(Permission.VIEW_USERS, true);
        }
    }

    @Test
    void whatIsNotHereYetIsOfferedOnlyByTheFile() {
        assertThat(roles("").allows(ADMIN, PermissionType.RUN_CODE, Permission.USE))
                .isFalse();
        assertThat(roles("interface: {runCode: true}").allows(ADA, PermissionType.RUN_CODE, Permission.USE))
                .isTrue();
    }

    @Test
    void memoryThatIsSwitchedOffTakesItsPermissionsAlong() {
        assertThat(memories("memory: {disabled: true}")).containsOnly(false);
        assertThat(memories("memory: {tokenLimit: 5}")).containsOnly(true);
    }

    @Test
    void memoryThatIsSwitchedOnIsUsedWhateverTheInterfaceSays() {
        assertThat(memories("interface: {memories: false}")).contains(false);
        assertThat(memories("{memory: {}, interface: {memories: false}}")).containsOnly(true);
    }

    @Test
    void aRoleWithoutTheFlagIsRefused() {
        Roles roles = roles("");
        roles.require(ADMIN, PermissionType.REMOTE_AGENTS, Permission.USE);
        assertThatThrownBy(() -> roles.require(ADA, PermissionType.REMOTE_AGENTS, Permission.USE))
                .isInstanceOfSatisfying(Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.body()).isEqualTo(Map.of("message", "Forbidden: Insufficient permissions"));
                });
    }

    @Test
    void whatAdministratorsDecideHoldsAboveAllElse() {
        var decided = List.of(
                new RoleFlag("USER", "AGENTS", "SHARE", true),
                new RoleFlag("USER", "PROMPTS", "USE", false),
                new RoleFlag("USER", "AGENTS", "UNHEARD_OF", true));
        var roles = roles("interface: {prompts: true}", decided);

        assertThat(roles.allows(ADA, PermissionType.AGENTS, Permission.USE, Permission.SHARE))
                .isTrue();
        assertThat(roles.allows(ADA, PermissionType.PROMPTS, Permission.USE)).isFalse();
        assertThat(roles.allows(ADMIN, PermissionType.PROMPTS, Permission.USE)).isTrue();
    }

    private static Iterable<Boolean> memories(String yaml) {
        return roles(yaml)
                .permissions("ADMIN")
                .orElseThrow()
                .get(PermissionType.MEMORIES)
                .values();
    }

    private static Roles roles(String yaml) {
        return roles(yaml, List.of());
    }

    private static Roles roles(String yaml, List<RoleFlag> decided) {
        var file = ConfigurationFileReader.parse("test.yaml", yaml, new Variables(new MockEnvironment()));
        return new Roles(file, () -> decided);
    }
}
