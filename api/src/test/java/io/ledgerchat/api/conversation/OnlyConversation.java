package io.ledgerchat.api.conversation;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.support.Recorder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A new account's only conversation, and what its owner's client asks for. */
final class OnlyConversation {
    private final TestClient owner;
    private final Recorder recorder;
    private final ConversationId id;

    private OnlyConversation(TestClient owner, Recorder recorder, ConversationId id) {
        this.owner = owner;
        this.recorder = recorder;
        this.id = id;
    }

    /** The views know it. */
    static OnlyConversation titled(String title, RunningLedgerChat server) {
        TestClient owner = server.signedIn();
        var recorder = new Recorder(server, owner);
        var only = new OnlyConversation(owner, recorder, recorder.start(title));
        recorder.awaitViews();
        return only;
    }

    TestClient owner() {
        return owner;
    }

    /** Records more of the owner. */
    Recorder recorder() {
        return recorder;
    }

    ConversationId id() {
        return id;
    }

    String path() {
        return "/api/convos/" + id.value();
    }

    /** Sends what is to become of it. */
    HttpResponse<String> change(String route, Map<String, Object> more) {
        var arg = new HashMap<>(more);
        arg.put("conversationId", id.value());
        return owner.post("/api/convos/" + route, Map.of("arg", arg));
    }

    /** A body that every route which changes a conversation takes. */
    static Map<String, Object> arg(String id) {
        return Map.of("arg", Map.of("conversationId", id, "title", "x", "isArchived", true, "pinned", true));
    }

    static List<String> titles(HttpResponse<String> list) {
        var titles = new ArrayList<String>();
        json(expect(200, list))
                .get("conversations")
                .forEach(line -> titles.add(line.get("title").asString()));
        return titles;
    }
}
