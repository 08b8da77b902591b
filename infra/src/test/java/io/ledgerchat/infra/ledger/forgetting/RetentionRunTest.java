package io.ledgerchat.infra.ledger.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ledgerchat.command.conversation.DeleteConversation;
import io.ledgerchat.command.file.DeleteFiles;
import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.ledger.HoldId;
import io.ledgerchat.query.ledger.FindOverdue;
import io.ledgerchat.query.ledger.FindRetentionPolicies;
import io.ledgerchat.query.ledger.Overdue;
import io.ledgerchat.query.ledger.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is no longer kept goes, one by one, as far as each is still overdue when its turn comes. */
class RetentionRunTest {
    private static final Instant NOW = Instant.parse("2026-03-31T08:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final ConversationId FIRST = new ConversationId("11111111-2222-4333-8444-000000000001");
    private static final ConversationId SECOND = new ConversationId("11111111-2222-4333-8444-000000000002");
    private static final FileId FILE = new FileId("11111111-2222-4333-8444-000000000003");

    private final List<String> conversations = new ArrayList<>(List.of(FIRST.value(), SECOND.value()));
    private final Set<String> overdue = new HashSet<>(Set.of(FIRST.value(), SECOND.value(), FILE.value()));
    private final Set<Subject> held = new HashSet<>();
    private final List<Object> deletions = new ArrayList<>();
    private Runnable withTheFirst = () -> {};
    private boolean inForce = true;
    private Runnable views = () -> {};

    @Test
    void eachGoesWithTheMomentSinceWhichNobodyNeededIt() {
        run();

        assertThat(deletions).containsExactly(delete(FIRST), delete(SECOND), deleteFile());
    }

    @Test
    void whatCannotBeDeletedKeepsNothingElseFromGoing() {
        withTheFirst = () -> {
            throw new IllegalStateException("it cannot be read");
        };

        run();

        assertThat(deletions).containsExactly(delete(FIRST), delete(SECOND), deleteFile());
    }

    @Test
    void whatWasTakenUpSinceAllWereLookedForStays() {
        withTheFirst = () -> overdue.remove(SECOND.value());

        run();

        assertThat(deletions).containsExactly(delete(FIRST), deleteFile());
    }

    @Test
    void whatIsHeldSinceAllWereLookedForStays() {
        withTheFirst = () -> held.add(new Subject("conversation", SECOND.value()));

        run();

        assertThat(deletions).containsExactly(delete(FIRST), deleteFile());
    }

    @Test
    void oneRunGoesThroughAllPagesAlsoBehindOneOfWhichNothingWent() {
        var others = aPageMore();

        run();

        assertThat(deletions).hasSize(2 + others + 1).doesNotHaveDuplicates().endsWith(deleteFile());
    }

    @Test
    void aPolicyThatEndsMeanwhileHasNoNextPage() {
        var unused = aPageMore();
        withTheFirst = () -> inForce = false;

        run();

        assertThat(deletions).hasSize(RetentionRun.AT_ONCE + 1).endsWith(deleteFile());
    }

    /** None of them is gone when its deletion was ordered, as if none could be deleted. */
    private int aPageMore() {
        int many = RetentionRun.AT_ONCE;
        IntStream.range(0, many)
                .mapToObj("22222222-2222-4333-8444-%012d"::formatted)
                .forEach(conversations::add);
        overdue.addAll(conversations);
        return many;
    }

    @Test
    void nothingGoesWhileTheViewsAreBehindTheLog() {
        views = () -> {
            throw new IllegalStateException("behind");
        };

        assertThatIllegalStateException().isThrownBy(this::run);

        assertThat(deletions).isEmpty();
    }

    private void run() {
        var questions = SimpleQueryBus.builder().build();
        var unused = new AnnotationQueryHandlerAdapter<>(new Views()).subscribe(questions);
        var bus = SimpleCommandBus.builder().build();
        for (var command : List.of(DeleteConversation.class, DeleteFiles.class)) {
            var handling = bus.subscribe(command.getName(), message -> {
                deletions.add(message.getPayload());
                if (deletions.size() == 1) {
                    withTheFirst.run();
                }
                return null;
            });
        }
        new RetentionRun(
                        DefaultQueryGateway.builder().queryBus(questions).build(),
                        DefaultCommandGateway.builder().commandBus(bus).build(),
                        new HeldHere(),
                        views,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .run();
    }

    private static DeleteConversation delete(ConversationId conversation) {
        return new DeleteConversation(conversation, ADA, "retention", BEFORE, NOW);
    }

    private static DeleteFiles deleteFile() {
        return DeleteFiles.overdue(ADA, FILE, BEFORE, NOW);
    }

    private final class Views {
        @QueryHandler
        List<RetentionPolicy> handle(FindRetentionPolicies query) {
            var ofConversations = new RetentionPolicy("conversation", "USER", 30, ADA.value(), NOW);
            var ofFiles = new RetentionPolicy("file", "USER", 30, ADA.value(), NOW);
            return inForce ? List.of(ofConversations, ofFiles) : List.of(ofFiles);
        }

        @QueryHandler
        List<Overdue> handle(FindOverdue query) {
            assertThat(query.before()).isEqualTo(BEFORE);
            var all = query.data().equals("file") ? List.of(FILE.value()) : conversations;
            var after = query.after();
            return all.stream()
                    .filter(id -> after == null || id.compareTo(after.id()) > 0)
                    .filter(id -> query.only() == null || id.equals(query.only()))
                    .filter(overdue::contains)
                    .filter(id -> !query.held().contains(new Subject(query.data(), id)))
                    .limit(query.limit())
                    .map(id -> new Overdue(query.data(), id, ADA.value(), BEFORE.minusSeconds(1)))
                    .toList();
        }
    }

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
            throw new UnsupportedOperationException();
        }
    }
}
