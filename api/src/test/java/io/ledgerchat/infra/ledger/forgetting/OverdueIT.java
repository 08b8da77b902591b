package io.ledgerchat.infra.ledger.forgetting;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.agent.SavedAgent;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.MultipartBody;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.support.Recorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A policy takes all that is overdue, of files those that people sent along or keep, and none that is lent to a tool. */
class OverdueIT {
    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final Queries queries = server.bean(Queries.class);
    private final TestClient ada = server.signedIn();

    @Test
    void aFileOfTheirOwnThatSomebodyLendsToAnAgentStaysAsLongAsItIsLent() {
        String attached = upload(Map.of("message_file", "true"));
        assertThat(overdue()).containsExactly(attached);

        var agent = SavedAgent.by(
                ada, Map.of("tool_resources", Map.of("file_search", Map.of("file_ids", List.of(attached)))));
        assertThat(overdue()).isEmpty();

        expect(200, ada.delete(agent.path(), null));
        assertThat(overdue()).containsExactly(attached);
    }

    @Test
    void whatWasUploadedForAnAgentStaysAndWhatWasSentToItDoesNot() {
        var agent = SavedAgent.by(ada, Map.of());
        upload(Map.of("agent_id", agent.id(), "tool_resource", "file_search"));
        String sent = upload(Map.of("agent_id", agent.id(), "message_file", "true"));

        assertThat(overdue()).containsExactly(sent);
    }

    @Test
    void whatAnAssistantLendsStays() {
        String assistant = "asst_" + ada.accountId();
        upload(Map.of("endpoint", "assistants", "assistant_id", assistant, "tool_resource", "file_search"));

        assertThat(overdue()).isEmpty();
    }

    @Test
    void pageFollowsUponPageAlsoWhereSeveralChangedAtOneMoment() {
        var first = new Recorder(server, ada);
        var second = new Recorder(server, server.signedIn());
        var recorded = Stream.of(first.start("a"), second.start("b"), first.start("c"), second.start("d"))
                .map(ConversationId::value)
                .toList();
        second.awaitViews();

        var found = new ArrayList<String>();
        var page = conversations(null);
        while (!page.isEmpty()) {
            page.forEach(one -> found.add(one.id()));
            page = conversations(page.getLast());
        }

        assertThat(found).containsAll(recorded).doesNotHaveDuplicates();
    }

    private String upload(Map<String, String> fields) {
        var form = new MultipartBody();
        if (!fields.containsKey("endpoint")) {
            form.field("endpoint", "agents");
        }
        fields.forEach(form::field);
        form.file("a.txt", "text/plain", "Knowledge.".getBytes(StandardCharsets.UTF_8));
        return json(expect(200, ada.upload("/api/files", form))).get("file_id").asString();
    }

    /** Of hers, as if a policy had come to them. */
    private List<String> overdue() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        return queries.list(new FindOverdue("file", "USER", tomorrow, Set.of(), null, 10_000), Overdue.class).stream()
                .filter(file -> file.owner().equals(ada.accountId()))
                .map(Overdue::id)
                .toList();
    }

    /** One after the other. */
    private List<Overdue> conversations(@Nullable Overdue after) {
        var before = Instant.parse("2026-04-01T00:00:00Z");
        return queries.list(new FindOverdue("conversation", "USER", before, Set.of(), null, after, 1), Overdue.class);
    }
}
