package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.BooleanNode;

/** Administrators change what roles may do (contract 20 §I3). */
class RoleChangesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient admin = SERVER.administrator();
    private final TestClient ada = SERVER.signedIn();

    /** Of a feature that no other test needs, since everybody of the shared server has the role. */
    @Test
    void whatIsChangedHoldsAtOnceForEverybodyOfTheRole() {
        assertThat(isAllowed()).isFalse();

        var role = json(expect(200, admin.put("/api/roles/USER/marketplace", Map.of("USE", true, "OTHER", 1))));
        assertThat(role.get("permissions").get("MARKETPLACE").get("USE").asBoolean())
                .isTrue();
        assertThat(isAllowed()).isTrue();

        expect(200, admin.put("/api/roles/USER/marketplace", Map.of("USE", false)));
        assertThat(isAllowed()).isFalse();
    }

    @Test
    void nobodyElseMayAndNonsenseIsRefused() {
        assertThat(expect(403, ada.put("/api/roles/USER/agents", Map.of("SHARE", true)))
                        .body())
                .isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(expect(404, admin.put("/api/roles/NOBODY/agents", Map.of("SHARE", true)))
                        .body())
                .isEqualTo("{\"message\":\"Role not found\"}");
        var refusal = json(expect(400, admin.put("/api/roles/USER/prompts", Map.of("USE", "yes"))));
        assertThat(refusal.get("message").asString()).isEqualTo("Invalid prompt permissions.");
        assertThat(refusal.get("error").get(0).get("message").asString())
                .isEqualTo("Expected boolean, received string");
        expect(200, admin.put("/api/roles/USER/prompts", Map.of()));
    }

    /** Auditors may nothing until an administrator says so. */
    @Test
    void auditorsAreARoleLikeTheOthers() {
        var auditor = SERVER.signedIn();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));

        var role = json(expect(200, auditor.get("/api/roles/AUDITOR")));
        assertThat(role.get("name").asString()).isEqualTo("AUDITOR");
        assertThat(role.get("permissions"))
                .allSatisfy(flags -> assertThat(flags).doesNotContain(BooleanNode.TRUE));
        expect(403, ada.get("/api/roles/AUDITOR"));

        expect(200, admin.put("/api/roles/AUDITOR/marketplace", Map.of("USE", true)));
        assertThat(json(expect(200, auditor.get("/api/roles/AUDITOR")))
                        .at("/permissions/MARKETPLACE/USE")
                        .asBoolean())
                .isTrue();
        expect(200, admin.put("/api/roles/AUDITOR/marketplace", Map.of("USE", false)));
    }

    @Test
    void nobodyIsTakenOutOfTheRoleThatEverybodyHas() {
        var refused = expect(403, admin.delete("/api/admin/roles/USER/members/" + ada.accountId(), null));
        assertThat(refused.body()).isEqualTo("{\"error\":\"Cannot remove members from a system role\"}");
    }

    @Test
    void administratorsListTheRoles() {
        var listed = json(expect(200, admin.get("/api/admin/roles?limit=200")));
        assertThat(listed.get("roles"))
                .extracting(role -> role.get("name").asString())
                .containsExactly("ADMIN", "AUDITOR", "USER");
        assertThat(listed.get("roles").get(0).get("_id").asString()).matches("[0-9a-f]{24}");
        assertThat(listed.get("total").asInt()).isEqualTo(3);
        expect(403, ada.get("/api/admin/roles"));
    }

    private boolean isAllowed() {
        return json(expect(200, ada.get("/api/roles/USER")))
                .get("permissions")
                .get("MARKETPLACE")
                .get("USE")
                .asBoolean();
    }
}
