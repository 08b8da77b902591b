package io.ledgerchat.infra.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationEvent.ConversationDeleted;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.event.ledger.HoldId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DataKeysIT {
    private static final String SCHEMA = "data_keys_it";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration GRACE = Duration.ofDays(30);
    private static final AccountId ADA = new AccountId("65f0c0ffee65f0c0ffee65f0");

    private final DataSource database = ownSchema();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final ConversationId talk = new ConversationId(UUID.randomUUID().toString());
    private final Subject subject = talk.subject();
    private final Set<Subject> held = new HashSet<>();
    private Runnable afterEach = () -> {};

    @TempDir
    Path home;

    private Node node;

    /** What one running process holds; several share the database. */
    private record Node(DataKeyStore store, CachedDataKeys keys, KeyDestruction destruction) {}

    @BeforeEach
    void emptyDatabase() {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/keys")
                .load()
                .migrate();
        jdbc.execute("truncate data_key, key_destruction_due");
        node = startNode();
    }

    @Test
    void aKeyIsMadeOnceAndFoundByEveryNode() {
        var key = node.keys().encryptionKey(subject);

        assertThat(node.keys().encryptionKey(subject)).isEqualTo(key);
        assertThat(startNode().keys().encryptionKey(subject)).isEqualTo(key);
        assertThat(startNode().keys().find(key.id())).contains(key);
        assertThat(node.keys().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void nodesThatNeedAKeyTogetherAgreeOnOne() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<DataKey> need = () -> startNode().keys().encryptionKey(subject);
            var made = threads.invokeAll(Collections.nCopies(12, need));
            assertThat(made.stream().map(Future::resultNow).distinct()).hasSize(1);
        }
        assertThat(count("data_key")).isEqualTo(1);
    }

    @Test
    void aKeyOutlivesTheTransactionThatNeededIt() {
        var outer = new TransactionTemplate(new JdbcTransactionManager(database));
        var key = outer.execute(status -> {
            status.setRollbackOnly();
            return node.keys().encryptionKey(subject);
        });

        assertThat(startNode().keys().encryptionKey(subject)).isEqualTo(key);
    }

    @Test
    void aBatchOfKeysIsLoadedWithOneQuestion() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i ->
                        node.keys().encryptionKey(new Subject("file", "f" + i)).id())
                .toList();
        var other = startNode();
        other.keys().preload(ids);
        jdbc.execute("truncate data_key");

        assertThat(ids).allSatisfy(id -> assertThat(other.keys().find(id)).isPresent());
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        var key = (DataKey.Live) node.keys().encryptionKey(subject);

        var wrapped = jdbc.queryForObject("select wrapped from data_key", byte[].class);

        assertThat(wrapped).hasSize(12 + 32 + 16);
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key.secret().getEncoded(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aWrongMasterKeyStopsTheStart(@TempDir Path otherHome) {
        node.keys().encryptionKey(subject);
        node.store().checkMasterKey();

        var stranger = new DataKeyStore(database, FileMasterKey.open(otherHome, null));

        assertThatThrownBy(stranger::checkMasterKey).isInstanceOf(WrongMasterKeyException.class);
    }

    @Test
    void aDestroyedKeyIsGoneForGoodAndItsSubjectGetsNoOther() {
        var key = node.keys().encryptionKey(subject);

        node.destruction().destroy(subject, NOW);
        node.destruction().destroy(subject, NOW);

        assertThat(node.keys().find(key.id())).contains(new DataKey.Destroyed(key.id(), subject));
        assertThat(node.keys().encryptionKey(subject)).isInstanceOf(DataKey.Destroyed.class);
        assertThat(jdbc.queryForObject("select count(wrapped) from data_key", Integer.class))
                .isZero();
        assertThat(ErasureJournal.at(home, null).read()).hasSize(1);
    }

    @Test
    void aSubjectWithoutAKeyIsErasedInAdvance() {
        node.destruction().destroy(subject, NOW);

        assertThat(node.keys().encryptionKey(subject)).isInstanceOf(DataKey.Destroyed.class);
    }

    @Test
    void destructionAndFirstUseAtOnceNeverLeaveALiveKey() {
        for (int round = 0; round < 20; round++) {
            var racing = new Subject("file", "racing-" + round);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> node.destruction().destroy(racing, NOW));
                threads.submit(() -> startNode().keys().encryptionKey(racing));
            }
            assertThat(startNode().keys().encryptionKey(racing)).isInstanceOf(DataKey.Destroyed.class);
        }
    }

    @Test
    void aRestoredKeyDatabaseStaysForgetful() {
        var key = node.keys().encryptionKey(subject);
        jdbc.execute("create table backup as select * from data_key");
        var late = new Subject("file", "made-after-the-backup");
        var lateKey = node.keys().encryptionKey(late);
        node.destruction().destroy(subject, NOW);
        node.destruction().destroy(late, NOW);
        jdbc.execute("truncate data_key");
        jdbc.execute("insert into data_key select * from backup");
        jdbc.execute("drop table backup");

        var restarted = startNode();
        var restored = new AtomicInteger();
        restarted.destruction().reapplyJournal(restored::incrementAndGet);
        restarted.destruction().reapplyJournal(restored::incrementAndGet);

        assertThat(restarted.keys().find(key.id())).contains(new DataKey.Destroyed(key.id(), subject));
        assertThat(restarted.keys().find(lateKey.id())).contains(new DataKey.Destroyed(lateKey.id(), late));
        assertThat(restored).as("told once of keys that were there again").hasValue(1);
        assertThat(restarted.destruction().erased()).contains(subject, late);
    }

    @Test
    void aConversationItsOwnerDeletedKeepsItsKeyForTheGracePeriod() {
        var key = node.keys().encryptionKey(subject);
        var automation = new WhenConversationDeletedThenKeyIsDestroyedLater(node.destruction(), GRACE);

        automation.on(new ConversationDeleted(talk, ADA, "owner", NOW));
        automation.on(new ConversationDeleted(talk, ADA, "owner", NOW));

        assertThat(node.destruction().destroyDue(NOW.plus(GRACE).minusMillis(1)))
                .isZero();
        assertThat(node.keys().find(key.id())).contains(key);
        assertThat(node.destruction().destroyDue(NOW.plus(GRACE))).isEqualTo(1);
        assertThat(node.keys().find(key.id())).containsInstanceOf(DataKey.Destroyed.class);
        assertThat(count("key_destruction_due")).isZero();
    }

    @Test
    void anExpiredConversationAndThatOfADeletedAccountAreErasedAtOnce() {
        var automation = new WhenConversationDeletedThenKeyIsDestroyedLater(node.destruction(), GRACE);
        for (var reason : List.of("expired", "account")) {
            var gone = new ConversationId(UUID.randomUUID().toString());
            node.keys().encryptionKey(gone.subject());

            automation.on(new ConversationDeleted(gone, ADA, reason, NOW));

            assertThat(node.keys().encryptionKey(gone.subject())).isInstanceOf(DataKey.Destroyed.class);
        }
    }

    @Test
    void whileItsOwnerIsHeldAFileKeepsItsKey() {
        var file = new FileId(UUID.randomUUID().toString());
        var key = node.keys().encryptionKey(file.subject());
        held.add(ADA.subject());

        new WhenFileDeletedThenKeyIsDestroyedLater(node.destruction(), GRACE)
                .on(new FileDeleted(file, ADA, ADA, "expired", new FilePlace("local", "uploads/x"), NOW, null));

        assertThat(node.destruction().destroyDue(NOW.plus(GRACE))).isZero();
        assertThat(node.keys().find(key.id())).contains(key);
        held.clear();
        assertThat(node.destruction().destroyDue(NOW)).isEqualTo(1);
        assertThat(node.keys().find(key.id())).containsInstanceOf(DataKey.Destroyed.class);
    }

    @Test
    void whileAConversationItWasSentAlongInIsHeldAFileKeepsItsKey() {
        var talk = new ConversationId(UUID.randomUUID().toString());
        held.add(talk.subject());
        for (String reason : List.of("expired", "owner")) {
            var file = new FileId(UUID.randomUUID().toString());
            var key = node.keys().encryptionKey(file.subject());

            new WhenFileDeletedThenKeyIsDestroyedLater(node.destruction(), GRACE)
                    .on(new FileDeleted(
                            file, ADA, ADA, reason, new FilePlace("local", "uploads/x"), NOW, List.of(talk)));

            assertThat(node.destruction().destroyDue(NOW.plus(GRACE))).isZero();
            assertThat(node.keys().find(key.id())).contains(key);
        }
        held.clear();
        assertThat(node.destruction().destroyDue(NOW.plus(GRACE))).isEqualTo(2);
    }

    @Test
    void aHoldThatComesWhileOthersAreDestroyedIsStillInTime() {
        var first = new Subject("file", "first");
        var second = new Subject("file", "second");
        for (var due : List.of(first, second)) {
            node.keys().encryptionKey(due);
            node.destruction().schedule(due, null, List.of(), NOW.minusSeconds(due == first ? 2 : 1), "owner");
        }
        afterEach = () -> held.add(second);

        assertThat(node.destruction().destroyDue(NOW)).isEqualTo(1);

        assertThat(node.keys().encryptionKey(first)).isInstanceOf(DataKey.Destroyed.class);
        assertThat(node.keys().encryptionKey(second)).isInstanceOf(DataKey.Live.class);
    }

    @Test
    void deletingAnAccountErasesItAndEndsTheGraceOfWhatItDeletedBefore() {
        node.keys().encryptionKey(ADA.subject());
        node.keys().encryptionKey(subject);
        new WhenConversationDeletedThenKeyIsDestroyedLater(node.destruction(), GRACE)
                .on(new ConversationDeleted(talk, ADA, "owner", NOW));

        new WhenAccountDeletedThenKeysAreDestroyed(node.destruction()).on(new AccountDeleted(ADA, NOW));

        assertThat(node.keys().encryptionKey(ADA.subject())).isInstanceOf(DataKey.Destroyed.class);
        assertThat(node.destruction().destroyDue(NOW)).isEqualTo(1);
        assertThat(node.keys().encryptionKey(subject)).isInstanceOf(DataKey.Destroyed.class);
    }

    @Test
    void aCancelledDestructionDoesNotHappen() {
        var key = node.keys().encryptionKey(subject);
        node.destruction().schedule(subject, ADA, List.of(), NOW, "owner");
        node.destruction().cancel(subject);

        assertThat(node.destruction().destroyDue(NOW)).isZero();
        assertThat(node.keys().find(key.id())).contains(key);
    }

    /** In the key database of the running application, which keeps its own tables to itself. */
    private static DataSource ownSchema() {
        var keys = RunningLedgerChat.shared().backends().connections().keys();
        var source = new PGSimpleDataSource();
        source.setUrl(keys.jdbcUrl());
        source.setUser(keys.username());
        source.setPassword(keys.password());
        source.setCurrentSchema(SCHEMA);
        return source;
    }

    private Node startNode() {
        var store = new DataKeyStore(database, FileMasterKey.open(home, null));
        var keys = new CachedDataKeys(store);
        return new Node(store, keys, new KeyDestruction(database, ErasureJournal.at(home, null), keys, HeldHere::new));
    }

    /** The set of this test. */
    private final class HeldHere implements Holds {
        @Override
        public void add(HoldId hold, Subject subject, @Nullable Instant until) {
            held.add(subject);
        }

        @Override
        public void remove(HoldId hold) {
            held.clear();
        }

        @Override
        public Set<Subject> held(Instant at) {
            return Set.copyOf(held);
        }

        @Override
        public boolean unlessHeld(Set<Subject> keepers, Instant at, Runnable work) {
            if (keepers.stream().anyMatch(held::contains)) {
                return false;
            }
            work.run();
            afterEach.run();
            return true;
        }
    }

    private int count(String table) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class));
    }
}
