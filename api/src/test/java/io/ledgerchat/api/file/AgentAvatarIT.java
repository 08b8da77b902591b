package io.ledgerchat.api.file;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.agent.CreateAgent;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Pictures of agents (contract 70 §3.10). */
class AgentAvatarIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final TestClient ada = server.signedIn();
    private final TestClient bob = server.signedIn();
    private final SavedAgent agent = SavedAgent.by(ada, Map.of());

    @Test
    void anAgentIsShownByTheCentreSquareOfItsPicture() throws IOException {
        var changed = json(expect(201, upload(ada, png(), "image/png")));

        assertThat(changed.get("versions")).hasSize(2);
        assertThat(changed.get("avatar").get("source").asString()).isEqualTo("local");
        var path = changed.get("avatar").get("filepath").asString();
        assertThat(path)
                .matches("/images/" + ada.accountId() + "/agent-" + agent.id() + "-avatar-\\d+\\.png\\?manual=false");
        assertThat(json(ada.get("/api/agents"))
                        .get("data")
                        .get(0)
                        .get("avatar")
                        .get("filepath")
                        .asString())
                .isEqualTo(path);
        assertThat(ada.get("/api/files").body()).isEqualTo("[]");
        var shown = ImageIO.read(new ByteArrayInputStream(bob.bytes(path).body()));
        assertThat(shown.getWidth()).isEqualTo(150);
        assertThat(shown.getHeight()).isEqualTo(150);
    }

    @Test
    void theNameOfAnAgentMayHoldTwoUnderscores() throws IOException {
        var id = new AgentId("agent_" + Ids.objectId().replaceFirst("...", "_").substring(0, 21));
        server.bean(Commands.class)
                .send(new CreateAgent(
                        id,
                        new AccountId(ada.accountId()),
                        Ids.objectId(),
                        Map.of("provider", "Fake", "model", "fake-1"),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));

        var changed = json(expect(201, upload(ada, id.value(), png(), "image/png")));

        var shown = bob.bytes(changed.at("/avatar/filepath").asString());
        assertThat(shown.statusCode()).isEqualTo(200);
    }

    @Test
    void anEditorMayAndIsToldWhoWroteIt() throws IOException {
        assertThat(upload(bob, png(), "image/png").statusCode()).isEqualTo(403);
        agent.share(server, bob, "editor");

        assertThat(json(expect(201, upload(bob, png(), "image/png")))
                        .get("author")
                        .asString())
                .isEqualTo(ada.accountId());
    }

    @Test
    void thePictureBeforeGoesUnlessACopyOfTheAgentShowsIt() throws IOException {
        var first = json(expect(201, upload(ada, png(), "image/png"))).at("/avatar/filepath");
        expect(201, ada.post(agent.path() + "/duplicate", Map.of()));
        var second = json(expect(201, upload(ada, png(), "image/png"))).at("/avatar/filepath");
        expect(201, upload(ada, png(), "image/png"));

        assertThat(second).isNotEqualTo(first);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(bob.bytes(second.asString()).statusCode()).isEqualTo(404));
        assertThat(bob.bytes(first.asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);

        assertThat(expect(500, upload(ada, text, "image/png")).body())
                .isEqualTo("{\"message\":\"An error occurred while updating the Agent Avatar\"}");
        assertThat(expect(415, upload(ada, text, "application/octet-stream")).body())
                .isEqualTo("{\"message\":\"Unsupported file type: application/octet-stream\"}");
        assertThat(expect(400, ada.upload(path(), new MultipartBody().field("avatar", "{}")))
                        .body())
                .isEqualTo("{\"message\":\"No file uploaded\"}");
        assertThat(expect(400, ada.post(path(), Map.of())).body()).isEqualTo("{\"message\":\"No file uploaded\"}");
        assertThat(json(ada.get(agent.path())).get("version").asInt()).isEqualTo(1);
    }

    private HttpResponse<String> upload(TestClient who, byte[] bytes, String type) {
        return upload(who, agent.id(), bytes, type);
    }

    private static HttpResponse<String> upload(TestClient who, String agent, byte[] bytes, String type) {
        return who.upload(path(agent), new MultipartBody().file("a.png", type, bytes));
    }

    private String path() {
        return path(agent.id());
    }

    private static String path(String agent) {
        return "/api/files/images/agents/" + agent + "/avatar";
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
