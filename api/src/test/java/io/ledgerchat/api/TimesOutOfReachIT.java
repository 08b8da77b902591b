package io.ledgerchat.api;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are written rightly and lie where no store reaches, wherever clients send times. */
class TimesOutOfReachIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final TestClient ada = SERVER.signedIn();
    private final TestClient admin = SERVER.administrator();

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+300000-01-01T00:00:00Z"})
    void areRefusedWhereTheyAreToBeKept(String time) {
        expect(400, ada.put("/api/keys", Map.of("name", "openAI", "value", "sk-1", "expiresAt", time)));
        expect(400, admin.post("/api/api-keys", Map.of("name", "ci", "expiresAt", time)));
        expect(400, admin.put("/api/ledgerchat/banner", Map.of("message", "Hello", "displayTo", time)));
        var hold = Map.of("subject", "account:" + ada.accountId(), "reason", "a case", "until", time);
        expect(400, admin.post("/api/ledgerchat/holds", hold));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "9223372036854775807", "-9223372036854775808"})
    void areRefusedAsMillisecondsToo(String milliseconds) {
        expect(
                400,
                ada.put("/api/keys", "{\"name\":\"openAI\",\"value\":\"sk-1\",\"expiresAt\":" + milliseconds + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+300000-01-01T00:00:00Z"})
    void areNoReasonToFailWhereTheyAreAskedFor(String time) {
        refusedOrAnswered(ada.get("/api/messages?search=word&from=" + encoded(time)));
        refusedOrAnswered(ada.get("/api/messages?search=word&to=" + encoded(time)));
        refusedOrAnswered(
                ada.get("/api/projects?cursor=" + encoded(cursor("{\"primary\":\"%s\",\"id\":\"1\"}", time))));
        refusedOrAnswered(ada.get("/api/share?cursor=" + encoded(cursor("{\"primary\":\"%s\",\"id\":\"1\"}", time))));
        refusedOrAnswered(ada.get("/api/convos?cursor="
                + encoded(cursor("{\"primary\":\"%1$s\",\"secondary\":\"%1$s\",\"id\":\"1\"}", time))));
        refusedOrAnswered(ada.get("/api/prompts/groups?cursor="
                + encoded(cursor("{\"numberOfGenerations\":1,\"updatedAt\":\"%s\",\"_id\":\"1\"}", time))));
        refusedOrAnswered(
                admin.get("/api/ledgerchat/history/account/" + ada.accountId() + "/at/" + time.replace("+", "%2B")));
        refusedOrAnswered(admin.get("/api/admin/audit-log?from=" + encoded(time)));
    }

    private static String cursor(String form, String time) {
        return Base64.getEncoder().encodeToString(form.formatted(time).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void refusedOrAnswered(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isIn(200, 400);
    }
}
