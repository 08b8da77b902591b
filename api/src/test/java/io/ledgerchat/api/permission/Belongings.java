package io.ledgerchat.api.permission;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.query.support.Recorder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The things that the rows of the permission table name, each made when it is named first. What nobody but its owner may
 * see says {@link #PRIVATE}; what is shared with viewer and editor says {@link #SHARED}.
 */
final class Belongings {
    static final String PRIVATE = "mirabelle";
    static final String SHARED = "quince";

    private static final String FRESH = "fresh:";
    private static final Pattern NAME = Pattern.compile("\\{((?:" + FRESH + ")?[a-zA-Z]+)}");

    private final RunningLedgerChat server;
    private final TestClient owner;
    private final TestClient administrator;
    private final AdministeredThings administered;
    private final Map<String, TestClient> lent;
    private final Recorder recorder;
    private final Map<String, String> made = new HashMap<>();

    /**
     * @param lent who is lent agents and prompts, by the role they get
     * @param constants names that always stand for the same
     */
    Belongings(
            RunningLedgerChat server,
            TestClient owner,
            TestClient administrator,
            Map<String, TestClient> lent,
            Map<String, String> constants) {
        this.server = server;
        this.owner = owner;
        this.administrator = administrator;
        administered = new AdministeredThings(administrator);
        this.lent = lent;
        recorder = new Recorder(server, owner);
        made.putAll(constants);
        made.put("owner", owner.accountId());
        made.put("address", owner.email());
    }

    /** The text with the names in it replaced by what they stand for. */
    String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(the(name)));
    }

    /** What was fresh is no longer. */
    void useUp() {
        made.keySet().removeIf(name -> name.startsWith(FRESH));
    }

    private String the(MatchResult name) {
        return the(name.group(1));
    }

    private String the(String name) {
        if (!made.containsKey(name)) {
            boolean fresh = name.startsWith(FRESH);
            String kind = fresh ? name.substring(FRESH.length()) : name;
            make(kind, fresh ? FRESH : "").forEach((other, value) -> made.put((fresh ? FRESH : "") + other, value));
        }
        return made.get(name);
    }

    private Map<String, String> make(String kind, String freshness) {
        return switch (kind) {
            case "conversation", "message", "reply" -> talk(kind, freshness);
            case "running" -> running();
            case "agent", "agentDocument" -> agent();
            case "prompt", "promptGroup" -> prompt();
            case "project" -> posted(kind, "/api/projects", Map.of("name", PRIVATE + Ids.uuid()), "_id");
            case "preset" -> posted(kind, "/api/presets", Map.of("title", PRIVATE), "presetId");
            case "tag" -> posted(kind, "/api/tags", Map.of("tag", PRIVATE + Ids.uuid()), "tag");
            case "memory" -> Map.of(kind, memory());
            case "share", "publicShare" -> share(kind);
            case "file", "image" -> Map.of(kind, upload(kind));
            case "group" -> Map.of(kind, administered.group());
            case "hold" -> Map.of(kind, administered.hold(the("person")));
            case "apiKey" -> Map.of(kind, administered.apiKey());
            case "entry" -> Map.of(kind, administered.entryOfTheAuditLog());
            case "size" -> Map.of(kind, administered.sizeOfACheckpoint());
            case "moment" -> Map.of(kind, administered.momentThatKnows(the("conversation")));
            case "person" -> Map.of(kind, server.signedIn().accountId());
            case "uuid" -> Map.of(kind, Ids.uuid());
            case "address" -> Map.of(kind, "new" + Ids.objectId() + "@example.com");
            default -> throw new IllegalArgumentException("nothing is called " + kind);
        };
    }

    private Map<String, String> talk(String kind, String freshness) {
        if (!kind.equals("conversation")) {
            var conversation = new ConversationId(the("conversation"));
            var question = recorder.say(conversation, MessageId.ROOT, PRIVATE);
            var answer = recorder.reply(
                    conversation,
                    question,
                    new ContentPart.Text(":::artifact{identifier=\"a\"}\ncosts " + PRIVATE + "\n:::"));
            recorder.awaitViews();
            return kind.equals("message")
                    ? Map.of("message", question.value(), "reply", answer.value())
                    : Map.of("reply", answer.value());
        }
        var conversation = recorder.start("A talk of " + PRIVATE);
        recorder.say(conversation, MessageId.ROOT, PRIVATE);
        recorder.awaitViews();
        return Map.of(kind, conversation.value());
    }

    private Map<String, String> running() {
        return Map.of(
                "running",
                ChatTurn.start(owner, "stall:" + PRIVATE, Map.of())
                        .get("conversationId")
                        .asString());
    }

    private Map<String, String> agent() {
        var agent = SavedAgent.by(owner, Map.of("name", SHARED, "description", SHARED, "model", "fake-echo"));
        expect(200, owner.patch(agent.path(), Map.of("description", "of " + SHARED)));
        var file = "{'endpoint':'agents','agent_id':'%s','tool_resource':'context','file':'@%s.txt'}";
        var form = SentForm.of(file.formatted(agent.id(), SHARED).replace('\'', '"'));
        expect(200, owner.upload("/api/files", form));
        lent.forEach((role, person) -> agent.share(server, person, role));
        return Map.of("agent", agent.id(), "agentDocument", agent.documentId());
    }

    private Map<String, String> prompt() {
        var body = Map.of("prompt", Map.of("prompt", SHARED, "type", "text"), "group", Map.of("name", SHARED));
        JsonNode answer = json(expect(200, owner.post("/api/prompts", body)));
        String group = answer.at("/group/_id").asString();
        var grants = lent.entrySet().stream()
                .map(one -> Map.of(
                        "type",
                        "user",
                        "id",
                        one.getValue().accountId(),
                        "accessRoleId",
                        "promptGroup_" + one.getKey()))
                .toList();
        expect(200, administrator.put("/api/permissions/promptGroup/" + group, Map.of("updated", grants)));
        return Map.of("promptGroup", group, "prompt", answer.at("/prompt/_id").asString());
    }

    private Map<String, String> posted(String kind, String path, Map<String, String> body, String id) {
        var answer = owner.post(path, body);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(kind + ": " + answer.body());
        }
        return Map.of(kind, json(answer).get(id).asString());
    }

    private String memory() {
        String key = PRIVATE + "_" + letters(Ids.objectId());
        expect(201, owner.post("/api/memories", Map.of("key", key, "value", PRIVATE)));
        return key;
    }

    /** A key of a memory has no digits. */
    private static String letters(String hexadecimal) {
        return hexadecimal
                .chars()
                .mapToObj(digit -> Character.toString('a' + Character.digit(digit, 16)))
                .collect(Collectors.joining());
    }

    private Map<String, String> share(String kind) {
        var conversation = recorder.start("In public");
        recorder.say(conversation, MessageId.ROOT, "For everybody");
        recorder.awaitViews();
        return posted(kind, "/api/share/" + conversation.value(), Map.of(), "shareId");
    }

    private String upload(String kind) {
        boolean image = kind.equals("image");
        var form = SentForm.of(
                image
                        ? "{\"endpoint\":\"Fake\",\"width\":\"30\",\"height\":\"20\",\"file\":\"@picture.png\"}"
                        : "{\"endpoint\":\"Fake\",\"file\":\"@" + PRIVATE + ".txt\"}");
        JsonNode file = json(expect(200, owner.upload(image ? "/api/files/images" : "/api/files", form)));
        String path = file.get("filepath").asString();
        return image
                ? path.substring(path.lastIndexOf('/') + 1)
                : file.get("file_id").asString();
    }
}
