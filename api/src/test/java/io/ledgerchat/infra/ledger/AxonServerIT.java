package io.ledgerchat.infra.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.Rebuilding;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.account.AcceptTerms;
import io.ledgerchat.command.account.EmailHash;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.command.account.RegisterAccount;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.message.ContentPart;
import io.ledgerchat.event.message.MessageId;
import io.ledgerchat.infra.ledger.proof.Checkpoints;
import io.ledgerchat.infra.ledger.proof.CommandLineLedger;
import io.ledgerchat.infra.ledger.proof.LogVerification;
import io.ledgerchat.infra.ledger.proof.StoredLog;
import io.ledgerchat.infra.ledger.proof.TreeStore;
import io.ledgerchat.infra.verifier.ExportCheck;
import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.Proofs;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.query.account.Account;
import io.ledgerchat.query.account.CountAccounts;
import io.ledgerchat.query.account.FindAccount;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.ConversationPage;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.conversation.FindConversations;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import io.ledgerchat.query.message.FindHistory;
import io.ledgerchat.query.message.FindMessages;
import io.ledgerchat.query.message.Message;
import io.ledgerchat.query.message.PastMessage;
import io.ledgerchat.query.support.Recorder;
import io.ledgerchat.query.view.RelationalView;
import io.ledgerchat.query.view.ViewProcessors;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The same domain with its log on Axon Server.
 *
 * <p>Runs when {@code AXON_AXONSERVER_SERVERS} names a server ({@code host:port}) whose log is empty; it is no part of
 * the build, so without it this reports that it did not run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AxonServerIT {
    private static final String SERVERS = System.getenv().getOrDefault("AXON_AXONSERVER_SERVERS", "");

    private final Path home = RunningLedgerChat.temporaryHome();
    private final Map<String, String> settings = Map.of(
            "LEDGERCHAT_EVENT_STORE",
            "axonserver",
            "axon.axonserver.servers",
            SERVERS,
            "ALLOW_REGISTRATION",
            "true",
            "CONFIG_PATH",
            FakeEndpoint.configuration(home).toString());
    private RunningLedgerChat server;

    @BeforeAll
    void starts() {
        assumeTrue(!SERVERS.isBlank(), "did not run: AXON_AXONSERVER_SERVERS is not given");
        server = RunningLedgerChat.start(home, settings);
    }

    @AfterAll
    void stops() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatWasSaidIsThereAfterARestart() {
        TestClient person = server.signedIn();
        ChatTurn said = ChatTurn.say(person, "kept by another engine");
        assertThat(said.replyText()).isEqualTo("kept by another engine");

        stops();
        starts();

        TestClient again = server.client().signIn(person.email());
        var messages = TestClient.json(TestClient.expect(200, again.get("/api/messages/" + said.conversationId())));
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).get("text").asString()).isEqualTo("kept by another engine");
        assertThat(ChatTurn.say(again, "and it goes on").replyText()).isEqualTo("and it goes on");
    }

    @Test
    void whatIsRecordedIsKnownAfterARestart() {
        AccountId ada = open(server, Ids.objectId() + "@example.org");

        stops();
        starts();

        assertThat(server.bean(Queries.class).optional(new FindAccount(ada), Account.class))
                .isPresent();
        Instant accepted = server.bean(Commands.class).send(new AcceptTerms(ada, ada, now(server)));
        assertThat(server.bean(Queries.class).one(new FindAccount(ada), Account.class))
                .extracting(Account::termsAcceptedAt)
                .isEqualTo(accepted);
    }

    @Test
    void nothingOfTheOtherEngineIsThere() {
        open(server, Ids.objectId() + "@example.org");

        assertThat(server.bean(EventStore.class)).isInstanceOf(AxonServerEventStore.class);
        assertThat(server.context().getBeansOfType(EventStorageEngine.class)).isEmpty();
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from ledger.domain_event_entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusalComesBackAsARefusal() {
        String address = Ids.objectId() + "@example.org";
        open(server, address);

        assertThatThrownBy(() -> open(server, address))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
    }

    @Test
    void ofManyWhoTakeAnAddressAtOnceOnTwoNodesOneGetsIt() throws InterruptedException {
        String address = Ids.objectId() + "@example.org";
        long before = server.bean(Queries.class).one(new CountAccounts(), Long.class);
        var failures = new ArrayList<Throwable>();
        try (var other = server.alongside(settings);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AccountId> here = () -> open(server, address);
            Callable<AccountId> there = () -> open(other, address);
            for (var opened : people.invokeAll(List.of(here, there, here, there, here, there))) {
                try {
                    opened.get();
                } catch (ExecutionException failed) {
                    failures.add(failed.getCause());
                }
            }
        }

        assertThat(failures).hasSize(5).hasOnlyElementsOfTypes(Refusal.class);
        assertThat(server.bean(Queries.class).one(new CountAccounts(), Long.class))
                .isEqualTo(before + 1);
    }

    @Test
    void everyKindOfAnswerCrossesTheServer() {
        var ada = new Recorder(server);
        ConversationId talk = ada.start("Fjords");
        MessageId asked = ada.say(talk, MessageId.ROOT, "What is a fjord?");
        MessageId answered = ada.reply(talk, asked, new ContentPart.Text("An inlet."));
        var remote = new HashMap<>(settings);
        remote.put("axon.axonserver.shortcut-queries-to-local-handlers", "false");

        try (var other = server.alongside(remote)) {
            ada.awaitViews();
            var queries = other.bean(Queries.class);

            assertThat(queries.list(new FindMessages(ada.owner(), talk), Message.class))
                    .extracting(Message::text)
                    .containsExactly("What is a fjord?", "");
            assertThat(queries.list(new FindHistory(ada.owner(), talk, answered), PastMessage.class))
                    .extracting(PastMessage::content)
                    .containsExactly(List.of(), List.of(new ContentPart.Text("An inlet.")));
            assertThat(queries.optional(new FindConversation(ada.owner(), talk), Conversation.class))
                    .hasValueSatisfying(found -> assertThat(found.title()).isEqualTo("Fjords"));
            assertThat(queries.one(page(ada.owner()), ConversationPage.class).conversations())
                    .hasSize(1);
            var stranger = new AccountId(Ids.objectId());
            assertThat(queries.optional(new FindAccount(stranger), Account.class))
                    .isEmpty();
            assertThat(queries.list(new FindMessages(stranger, talk), Message.class))
                    .isEmpty();
        }
    }

    @Test
    void anotherNodeReadsWhatThisOneWrote() {
        try (var other = server.alongside(settings)) {
            for (int turn = 0; turn < 5; turn++) {
                AccountId ada = open(server, Ids.objectId() + "@example.org");
                AccountId bob = open(other, Ids.objectId() + "@example.org");
                assertThat(other.bean(Queries.class).optional(new FindAccount(ada), Account.class))
                        .isPresent();
                assertThat(server.bean(Queries.class).optional(new FindAccount(bob), Account.class))
                        .isPresent();
            }
        }
    }

    @Test
    void aViewIsRebuiltFromTheLogThere() {
        new Recorder(server).start("Fjords");
        var processors = server.bean(ViewProcessors.class);

        for (var view : processors.views()) {
            if (view instanceof RelationalView) {
                assertThat(Rebuilding.of(server, view.name()).differences())
                        .as(view.name())
                        .isZero();
            }
        }
    }

    @Test
    void whatIsRecordedThereIsSealedSignedAndProven() throws IOException {
        var ledger = server.bean(Ledger.class);
        long head = recorded();
        SignedCheckpoint checkpoint = signed(head);

        List<NoteKey> keys = ledger.publicKeys().stream().map(NoteKey::parse).toList();
        assertThat(keys).anyMatch(SignedNote.parse(checkpoint.note())::isSignedBy);
        long leaf = ledger.leafAt(head).orElseThrow();
        var proof = ledger.inclusion(leaf, checkpoint.size()).orElseThrow();
        assertThat(Proofs.includes(
                        Hash.ofBase64(proof.hash()),
                        leaf,
                        checkpoint.size(),
                        proof.path().stream().map(Hash::ofBase64).toList(),
                        Hash.ofBase64(checkpoint.root())))
                .isTrue();
        assertThat(ledger.verify(Optional.of(checkpoint.note()), told -> {}).findings())
                .isEmpty();
        assertThat(ledger.verifyFurther(100_000).findings()).isEmpty();
        assertThat(ledger.verifyFurther(100_000).from()).isPositive();
        var export = new ByteArrayOutputStream();
        ledger.export(ledger.span(0, Long.MAX_VALUE).orElseThrow(), export);
        assertThat(ExportCheck.check(
                                new BufferedReader(new StringReader(export.toString(StandardCharsets.UTF_8))), keys)
                        .findings())
                .isEmpty();
    }

    private long recorded() {
        new Recorder(server).start("Fjords");
        return server.bean(Ledger.class).status().head();
    }

    private SignedCheckpoint signed(long head) {
        var ledger = server.bean(Ledger.class);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> ledger.latest()
                                .filter(latest -> latest.position() >= head)
                                .orElse(null),
                        latest -> latest != null);
    }

    @Test
    void theLogThereIsVerifiedFromTheCommandLine() {
        signed(recorded());

        var environment = Map.of("LEDGERCHAT_EVENT_STORE", "axonserver", "AXON_AXONSERVER_SERVERS", SERVERS);
        try (CommandLineLedger at =
                CommandLineLedger.open(server.backends().connections().log(), home, environment)) {
            assertThat(at.ledger().verify(Optional.empty(), told -> {})).satisfies(result -> {
                assertThat(result.findings()).isEmpty();
                assertThat(result.events()).isPositive();
                assertThat(result.checkpoints()).isPositive();
            });
        }
    }

    @Test
    void whoChangesTheLogThereIsTold() {
        long head = recorded();
        String kept = signed(head).note();
        var log = server.bean(StoredLog.class);

        assertThat(verified(log, kept)).isEmpty();
        assertThat(verified(AlteredLog.bitFlipped(log, head / 2), kept)).containsExactly("changed at " + head / 2);
        assertThat(verified(AlteredLog.swapped(log, 3, head), kept))
                .containsExactlyInAnyOrder("swapped at 3", "swapped at " + head);
        assertThat(verified(AlteredLog.cutBehind(log, head - 1), kept)).contains("truncated at " + head);
        assertThat(verified(AlteredLog.cutBehind(log, -1), kept))
                .as("another log, which is empty yet")
                .anyMatch(finding -> finding.startsWith("truncated"));
    }

    private List<String> verified(StoredLog log, String kept) {
        var keys = server.bean(Ledger.class).publicKeys().stream()
                .map(NoteKey::parse)
                .toList();
        return new LogVerification(log, server.bean(TreeStore.class), server.bean(Checkpoints.class), keys)
                .run(Optional.of(kept), told -> {}).findings().stream()
                        .map(finding -> finding.kind() + " at " + finding.position())
                        .toList();
    }

    private static FindConversations page(AccountId owner) {
        return new FindConversations(
                owner, false, false, null, List.of(), null, FindConversations.Sort.UPDATED_AT, false, null, 10);
    }

    private static AccountId open(RunningLedgerChat at, String address) {
        var account = new AccountId(Ids.objectId());
        at.bean(Commands.class)
                .send(new RegisterAccount(
                        account,
                        at.bean(EmailHash.class).claimOn(address),
                        address,
                        "Ada",
                        null,
                        new PasswordHash("{noop}none"),
                        true,
                        false,
                        null,
                        null,
                        now(at)));
        return account;
    }

    private static Instant now(RunningLedgerChat at) {
        return at.bean(Moments.class).now();
    }
}
