package io.ledgerchat.infra.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.infra.verifier.NoteKey;
import io.ledgerchat.infra.verifier.SignedNote;
import io.ledgerchat.infra.verifier.WitnessKey;
import io.ledgerchat.query.ledger.Ledger;
import io.ledgerchat.query.ledger.SignedCheckpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a witness signs is kept with its checkpoint; whatever else it does holds up nothing. */
class WitnessIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final Ledger ledger = SERVER.bean(Ledger.class);
    private KeyPair pair;
    private WitnessKey key;

    @BeforeEach
    void witnessHasAKey() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = WitnessKey.of("witness.example", pair.getPublic());
    }

    @Test
    void itIsToldWhatItMissed() throws Exception {
        SignedCheckpoint checkpoint = LedgerProofIT.covered();
        String says = cosigned(checkpoint) + "\u2014 somebody AAAAAAECAwQFBgcI\n";

        try (var stranger = new Stranger()) {
            stranger.answers = exchange -> {
                boolean first = stranger.told.size() == 1;
                answer(exchange, first ? 409 : 200, first ? "2\n" : says);
            };
            assertThat(witness(stranger, Duration.ofMinutes(1)).tell(checkpoint))
                    .isTrue();

            var proof = new StringJoiner("\n", "old 2\n", "\n\n" + checkpoint.note());
            ledger.consistency(2, checkpoint.size()).orElseThrow().path().forEach(proof::add);
            assertThat(stranger.told).hasSize(2);
            assertThat(stranger.told.get(1)).isEqualTo(proof.toString());
        }

        assertThat(ledger.checkpoint(checkpoint.size()).orElseThrow().note())
                .isEqualTo(checkpoint.note() + cosigned(checkpoint));
        assertThat(ledger.verify(Optional.empty(), line -> {}).findings()).isEmpty();
    }

    @Test
    void whatItDidNotSignIsNotKept() throws Exception {
        SignedCheckpoint earlier = LedgerProofIT.covered();
        SignedCheckpoint checkpoint = LedgerProofIT.covered();

        try (var stranger = new Stranger()) {
            stranger.answers = exchange -> answer(exchange, 200, cosigned(earlier));
            assertThat(witness(stranger, Duration.ofMinutes(1)).tell(checkpoint))
                    .isFalse();
        }

        assertThat(ledger.checkpoint(checkpoint.size()).orElseThrow().note()).isEqualTo(checkpoint.note());
    }

    @Test
    void whatItDidNotTakeIsToldAgainOrWhatWasSignedSince() throws Exception {
        SignedCheckpoint earlier = LedgerProofIT.covered();
        SignedCheckpoint later = LedgerProofIT.covered();

        try (var stranger = new Stranger()) {
            stranger.answers = exchange -> {
                if (stranger.told.getLast().endsWith(later.note())) {
                    answer(exchange, 200, cosigned(later));
                } else {
                    stranger.drip(exchange);
                }
            };
            var thread = new WitnessThread(witness(stranger, Duration.ofSeconds(1)), 10);
            thread.start();
            try {
                thread.tell(earlier);
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> stranger.told.size() > 1);
                thread.tell(later);

                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> ledger.checkpoint(later.size())
                                .orElseThrow()
                                .note()
                                .equals(later.note() + cosigned(later)));
            } finally {
                thread.stop();
            }
        }
    }

    @Test
    void itIsToldWhereANewKeyTookOverAlsoWhenMoreWasSignedSince() throws Exception {
        LedgerProofIT.covered();
        LogSealing sealing = sealing(new AtomicInteger());
        NoteKey former = NoteKey.parse(ledger.publicKeys().getFirst());
        try (var stranger = new Stranger()) {
            stranger.answers = exchange -> answer(exchange, 503, "");
            var told = new WitnessThread(witness(stranger, Duration.ofMinutes(1)), 10);
            NoteKey fresh = NoteKey.parse(sealing.rotate());
            SignedCheckpoint handOver = sealing.handedOver().orElseThrow();
            SignedNote both = SignedNote.parse(handOver.note());
            assertThat(List.of(former, fresh)).allMatch(both::isSignedBy);
            told.tellHandOver(handOver);
            told.tell(LedgerProofIT.covered());
            told.start();
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> stranger.told.stream().anyMatch(note -> note.endsWith(handOver.note())));
            } finally {
                told.stop();
            }
        }
    }

    @Test
    void theThreadThatSealsHandsItWhereANewKeyTookOver() throws Exception {
        LogSealing sealing = sealing(new AtomicInteger());
        try (var stranger = new Stranger()) {
            var told = new WitnessThread(witness(stranger, Duration.ofMinutes(1)), 10);
            NoteKey fresh = NoteKey.parse(sealing.rotate());
            NoteKey former = NoteKey.parse(ledger.publicKeys().get(1));
            var thread = new SealingThread(sealing, told, ledger.status().origin(), 10);
            thread.start();
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> stranger.told.stream()
                                .map(body -> SignedNote.parse(body.substring(body.indexOf("\n\n") + 2)))
                                .anyMatch(note -> note.isSignedBy(former) && note.isSignedBy(fresh)));
            } finally {
                thread.stop();
            }
        }
    }

    @Test
    void oneThatDripsHoldsUpNoSealing() throws Exception {
        var looks = new AtomicInteger();
        TestClient person = SERVER.signedIn();
        try (var stranger = new Stranger()) {
            stranger.answers = stranger::drip;
            var told = new WitnessThread(witness(stranger, Duration.ofHours(1)), 10);
            var sealing =
                    new SealingThread(sealing(looks), told, ledger.status().origin(), 10);
            sealing.start();
            try {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                    ChatTurn.say(person, "sealed");
                    return !stranger.told.isEmpty();
                });

                int before = looks.get();
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> looks.get() > before + 2);
            } finally {
                sealing.stop();
            }
            assertThat(stranger.left.await(1, TimeUnit.MINUTES))
                    .as("nobody listens any more")
                    .isTrue();
        }
    }

    /** Signs whatever there is at once, and counts how often it looks for more. */
    private static LogSealing sealing(AtomicInteger looks) {
        StoredLog log = SERVER.bean(StoredLog.class);
        var counted = new StoredLog() {
            @Override
            public long head() {
                looks.incrementAndGet();
                return log.head();
            }

            @Override
            public long settled() {
                return log.settled();
            }

            @Override
            public List<StoredEvent> read(long after, long upTo, int limit) {
                return log.read(after, upTo, limit);
            }
        };
        return new LogSealing(
                counted,
                SERVER.bean(TreeStore.class),
                SERVER.bean(Checkpoints.class),
                SERVER.bean(SigningKeys.class),
                SERVER.bean(PlatformTransactionManager.class),
                SERVER.bean(Clock.class),
                Duration.ZERO,
                fresh -> {});
    }

    private Witness witness(Stranger stranger, Duration patience) {
        return new Witness(
                stranger.address(),
                key,
                patience,
                SERVER.bean(JdbcClient.class),
                SERVER.bean(TreeStore.class),
                SERVER.bean(Checkpoints.class));
    }

    private String cosigned(SignedCheckpoint checkpoint) {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");
        String message =
                WitnessKey.message(at, SignedNote.parse(checkpoint.note()).text());
        byte[] line = ByteBuffer.allocate(4 + 8 + 64)
                .put(key.id())
                .putLong(at.getEpochSecond())
                .put(signature(message))
                .array();
        return "\u2014 " + key.name() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    private byte[] signature(String message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String says) throws IOException {
        byte[] answer = says.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Speaks HTTP, and remembers what it was told. */
    private static final class Stranger implements AutoCloseable {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        private volatile HttpHandler answers = HttpExchange::close;

        Stranger() throws IOException {
            server.setExecutor(hands);
            server.createContext("/add-checkpoint", exchange -> {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                answers.handle(exchange);
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        /** Answers by one letter after the other, until nobody listens. */
        void drip(HttpExchange exchange) {
            try {
                exchange.sendResponseHeaders(200, 0);
                while (!over.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                left.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            server.stop(0);
            hands.close();
        }
    }
}
