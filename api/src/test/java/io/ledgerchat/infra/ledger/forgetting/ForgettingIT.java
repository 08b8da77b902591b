package io.ledgerchat.infra.ledger.forgetting;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationCopied;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.conversation.Origin;
import io.ledgerchat.event.memory.MemorySetId;
import io.ledgerchat.infra.key.KeyDestruction;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.ledger.FindErasures;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.FindTraces;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.ledger.PersonErasure;
import io.ledgerchat.query.ledger.Trace;
import io.ledgerchat.query.support.Recorder;
import io.ledgerchat.query.view.EveryGeneration;
import io.ledgerchat.query.view.LogPosition;
import io.ledgerchat.query.view.RebuildOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing is certified before it is done, and what has to stay keeps nothing else from going. */
class ForgettingIT {
    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Instant WRITTEN = Instant.parse("2023-05-06T07:08:09Z");

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final Queries queries = server.bean(Queries.class);

    @Test
    void noCertificateIsSignedWhileADeletionIsStillOnItsWayToTheKeys() {
        TestClient bob = server.signedIn();
        var account = new AccountId(bob.accountId());
        ChatTurn.say(bob, "forget the heron");
        EventProcessor automation = server.bean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor("key-destruction")
                .orElseThrow();
        automation.shutDown();
        try {
            order(account);
            // As if it had taken the end of the account, and not yet that of the conversation.
            Stream.of(account.subject(), MemorySetId.of(account).subject())
                    .forEach(subject -> server.bean(KeyDestruction.class).destroy(subject, Instant.now()));
            await().atMost(BOUND)
                    .until(() ->
                            queries.list(new FindTraces(account), Trace.class).isEmpty());
            assertThat(server.bean(KeyDestruction.class).remaining(account)).isZero();

            for (int i = 0; i < 3; i++) {
                server.bean(ErasureCertificates.class).certify();
            }
            assertThat(erasure(account).certificate()).isNull();
        } finally {
            automation.start();
        }
        await().atMost(BOUND).until(() -> erasure(account).certificate() != null);
    }

    @Test
    void theCertificateTellsWhatOthersKeepOfASharedLink() {
        TestClient bob = server.signedIn();
        TestClient carol = server.signedIn();
        var account = new AccountId(bob.accountId());
        ChatTurn turn = ChatTurn.say(bob, "copy the heron");
        String link = json(expect(200, bob.post("/api/share/" + turn.conversationId(), Map.of())))
                .get("shareId")
                .asString();
        String kept = fork(carol, link);
        expect(201, carol.delete("/api/convos", Map.of("arg", Map.of("conversationId", fork(carol, link)))));
        fork(bob, link);
        await().atMost(BOUND).until(() -> isAudited(kept));

        order(account);

        await().atMost(BOUND).until(() -> erasure(account).certificate() != null);
        assertThat(erasure(account).certificate()).contains("\ncopies by others 1\n");
    }

    @Test
    void whatARebuildKeptOfAPersonGoesBeforeTheCertificateIsSigned() {
        TestClient bob = server.signedIn();
        var account = new AccountId(bob.accountId());
        ChatTurn.say(bob, "forget the bittern");
        assertThat(Rebuilding.of(server, new RebuildOrder("message", false, true, true, "test"))
                        .state())
                .isEqualTo("done");
        assertThat(generations("message")).hasSize(2);

        order(account);

        await().atMost(BOUND).until(() -> erasure(account).certificate() != null);
        assertThat(generations("message")).hasSize(1);
        assertThat(schemas("message")).hasSize(1);
    }

    private List<Integer> generations(String view) {
        return server.bean(JdbcClient.class)
                .sql("select number from ledger.view_generation where view = ?")
                .param(view)
                .query(Integer.class)
                .list();
    }

    private List<String> schemas(String view) {
        return server.bean(JdbcClient.class)
                .sql("select nspname from pg_namespace where nspname ~ ('^' || ? || '_v[0-9]+_g[0-9]+$')")
                .param(view)
                .query(String.class)
                .list();
    }

    @Test
    void whatWasFilledOfAViewThatThisNodeDoesNotKnowIsNotPastAnErasure() {
        var views = server.bean(EveryGeneration.class);
        var log = server.bean(LogPosition.class);
        await().atMost(BOUND).until(() -> views.isPast(log.head()));
        var sql = server.bean(JdbcClient.class);
        sql.sql("insert into ledger.view_generation (view, version, number, live) values ('unknown here', 1, 1, true)")
                .update();
        sql.sql("insert into ledger.token_entry (processor_name, segment) values ('unknown here_v1_g1', 0)")
                .update();
        try {
            assertThat(views.isPast(log.head())).isFalse();
        } finally {
            sql.sql("delete from ledger.token_entry where processor_name = 'unknown here_v1_g1'")
                    .update();
            sql.sql("delete from ledger.view_generation where view = 'unknown here'")
                    .update();
        }
    }

    @Test
    void aNameInTheStarAndAnAddressInTheAuditLogAreTraces() {
        TestClient bob = server.signedIn();
        var account = new AccountId(bob.accountId());
        assertThat(traces(account)).contains("audit_address", "dim_person_name");

        order(account);

        await().atMost(BOUND).until(() -> erasure(account).certificate() != null);
        assertThat(traces(account)).doesNotContain("audit_address", "dim_person_name");
        assertThat(erasure(account).certificate())
                .contains("\nkept under the account's id alone audit ")
                .contains("\nkept under the account's id alone dim_person 1\n")
                .contains("\nkept under the account's id alone fact_sign_in 1\n");
    }

    private List<String> traces(AccountId account) {
        return queries.list(new FindTraces(account), Trace.class).stream()
                .map(Trace::table)
                .toList();
    }

    private static String fork(TestClient person, String link) {
        return json(expect(201, person.post("/api/share/" + link + "/fork", Map.of())))
                .at("/conversation/conversationId")
                .asString();
    }

    private boolean isAudited(String conversation) {
        return server.bean(JdbcClient.class)
                        .sql("select count(*) from views.audit where action = 'conversation.copied' and resource_id"
                                + " = ?")
                        .param(conversation)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private void order(AccountId account) {
        expect(
                200,
                server.administrator()
                        .post(
                                "/api/ledgerchat/erasures",
                                Map.of("accountId", account.value(), "reason", "asked for", "dryRun", false)));
    }

    private PersonErasure erasure(AccountId account) {
        return queries.list(new FindErasures("", 1_000), PersonErasure.class).stream()
                .filter(known -> known.accountId().equals(account.value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsHeldTakesNoPlaceAmongWhatIsOverdue() {
        var ada = new Recorder(server, server.signedIn());
        var oldest = ada.start("long ago");
        var next = ada.start("a little later");
        ada.awaitViews();

        assertThat(overdue(Set.of(), oldest.value(), next.value())).containsExactly(oldest.value(), next.value());
        assertThat(overdue(Set.of(oldest.subject()), oldest.value(), next.value()))
                .containsExactly(next.value());
        assertThat(overdue(Set.of(ada.owner().subject()), oldest.value(), next.value()))
                .isEmpty();
    }

    @Test
    void whatWasTakenOverIsKeptFromThenOnHoweverOldItIs() {
        var ada = new Recorder(server, server.signedIn());
        var imported = taken(ada, Instant.parse("2026-04-02T00:00:00Z"));
        var importedLongAgo = taken(ada, Instant.parse("2025-04-02T00:00:00Z"));
        ada.awaitViews();

        assertThat(overdue(Set.of(), imported.value(), importedLongAgo.value()))
                .containsExactly(importedLongAgo.value());
        var listed = ada.askForOne(new FindConversation(ada.owner(), imported), Conversation.class);
        assertThat(listed.orElseThrow().updatedAt()).as("as people see it").isEqualTo(WRITTEN);
    }

    private static ConversationId taken(Recorder person, Instant at) {
        var conversation = new ConversationId(Ids.uuid());
        person.record(new ConversationCopied(
                conversation,
                person.owner(),
                Ids.objectId(),
                Personal.of(conversation, "of another application"),
                Recorder.settings(conversation, Map.of()),
                new Origin("import", "chatgpt"),
                false,
                null,
                WRITTEN,
                at));
        return conversation;
    }

    @Test
    void oneThingAloneCanBeLookedAtOnceMore() {
        var ada = new Recorder(server, server.signedIn());
        var one = ada.start("one");
        var other = ada.start("other");
        ada.awaitViews();

        var before = ada.now().plusMillis(1);
        assertThat(queries.list(
                        new FindOverdue("conversation", "USER", before, Set.of(), other.value(), 10), Overdue.class))
                .extracting(Overdue::id)
                .containsExactly(other.value())
                .doesNotContain(one.value());
        ada.rename(other, "taken up");
        ada.awaitViews();
        assertThat(queries.list(
                        new FindOverdue("conversation", "USER", before, Set.of(), other.value(), 10), Overdue.class))
                .isEmpty();
    }

    private List<String> overdue(Set<Subject> held, String... among) {
        var before = Instant.parse("2026-04-01T00:00:00Z");
        return queries.list(new FindOverdue("conversation", "USER", before, held, null, 10_000), Overdue.class).stream()
                .map(Overdue::id)
                .filter(List.of(among)::contains)
                .toList();
    }
}
