package io.ledgerchat.query.ledger;

import static io.ledgerchat.api.support.TestClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.support.ChatTurn;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.api.support.TestClient;
import io.ledgerchat.query.view.ViewProcessors;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found is what a look at each entry would find, whichever way the database goes, by ids or by names. */
class AuditSearchIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();
    private static final Queries QUERIES = SERVER.bean(Queries.class);
    /** So far apart that what fits is found before it is ordered. */
    private static final long FAR = 1_000_000;

    private static final int MANY = 100_000;

    private static TestClient ada;
    private static String talk;
    private static long head;

    @BeforeAll
    static void somethingHappens() {
        ada = SERVER.signedIn();
        TestClient gone = SERVER.signedIn();
        TestClient auditor = SERVER.signedIn();
        talk = ChatTurn.say(ada, "said for the record").conversationId();
        TestClient admin = SERVER.administrator();
        expect(200, admin.post("/api/admin/roles/AUDITOR/members", Map.of("userId", auditor.accountId())));
        expect(200, gone.delete("/api/user/delete", null));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> SERVER.bean(ViewProcessors.class).awaitHead());
        head = QUERIES.list(
                                new FindAuditEntries(
                                        AuditFilter.ALL, AuditNames.NONE, -1, Long.MAX_VALUE - 1, false, 0, 1),
                                AuditEntry.class)
                        .getFirst()
                        .position()
                + 1;
    }

    /** A filter, and what of an entry must be so. */
    static Stream<Arguments> searches() {
        String name = ada.email().substring(0, ada.email().indexOf('@'));
        String partOfTalk = talk.substring(3, 12).toUpperCase(Locale.ROOT);
        return Stream.of(
                search("nothing in particular", filter(Map.of()), one -> true),
                search("part of an actor's name", filter(Map.of("actor", "tEsT ")), actor("test ")),
                search("an actor by id", filter(Map.of("actor", ada.accountId())), actor(ada.accountId())),
                search("nobody's name", filter(Map.of("actor", "YSTEM")), actor("ystem")),
                search("the operator", filter(Map.of("actor", "machine")), actor("machine")),
                search(
                        "an address",
                        filter(Map.of("email", ada.email())),
                        one -> ada.email().equalsIgnoreCase(one.actorEmail())),
                search("no such address", filter(Map.of("email", "x" + ada.email())), one -> false),
                search("part of a thing's id", filter(Map.of("target", partOfTalk)), target(partOfTalk)),
                search("part of a person's name", filter(Map.of("target", "est")), target("est")),
                search(
                        "a person",
                        filter(Map.of("target", "est", "kind", "account")),
                        target("est").and(one -> one.resourceKind().equals("account"))),
                search("a capability", filter(Map.of("capability", "read")), one -> false),
                search("an action", filter(Map.of("text", "ACCESS.")), anywhere("access.")),
                search("anything", filter(Map.of("text", name)), anywhere(name)),
                search("a piece of anything", filter(Map.of("text", "e")), anywhere("e")),
                search("nothing there is", filter(Map.of("text", "no such thing")), one -> false));
    }

    private static Arguments search(String what, AuditFilter filter, Predicate<AuditEntry> wanted) {
        return Arguments.of(what, filter, wanted);
    }

    private static AuditFilter filter(Map<String, String> asked) {
        return new AuditFilter(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                asked.containsKey("email") ? List.of(asked.get("email").toLowerCase(Locale.ROOT)) : List.of(),
                asked.get("actor"),
                asked.get("kind"),
                asked.get("target"),
                List.of(),
                null,
                asked.get("capability"),
                asked.get("text"),
                null,
                null,
                null);
    }

    private static Predicate<AuditEntry> actor(String text) {
        return one -> has(one.actorName(), text);
    }

    private static Predicate<AuditEntry> target(String text) {
        return one -> has(one.resourceName(), text);
    }

    private static Predicate<AuditEntry> anywhere(String text) {
        return actor(text).or(target(text)).or(one -> has(one.action(), text));
    }

    private static boolean has(@Nullable String word, String text) {
        return word != null && word.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void whatIsFoundIsWhatALookAtEachEntryFinds(String what, AuditFilter filter, Predicate<AuditEntry> wanted) {
        List<Long> expected = all(AuditFilter.ALL, AuditNames.NONE, -1, false).stream()
                .filter(wanted)
                .map(AuditEntry::position)
                .toList();
        AuditNames names = QUERIES.one(new FindAuditNames(filter), AuditNames.class);

        for (long after : List.of(-1L, head - FAR)) {
            for (AuditNames known : List.of(names, AuditNames.NONE)) {
                assertThat(positions(filter, known, after, false))
                        .as("after %s, %s", after, known)
                        .isEqualTo(expected);
                assertThat(positions(filter, known, after, true)).isEqualTo(expected.reversed());
                assertThat(count(filter, known, after, MANY)).isEqualTo(expected.size());
            }
        }
        assertThat(count(filter, names, -1, 3)).isEqualTo(Math.min(3, expected.size()));
    }

    @Test
    void aSpanOfTimeLiesWhereItsEntriesAre() {
        List<AuditEntry> all = all(AuditFilter.ALL, AuditNames.NONE, -1, true);
        List<AuditEntry> some = all.subList(all.size() / 3, all.size() / 2);
        Instant from = some.stream()
                .map(AuditEntry::occurredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to = some.stream()
                .map(AuditEntry::occurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Long> timely = all.stream()
                .filter(entry -> !entry.occurredAt().isBefore(from)
                        && !entry.occurredAt().isAfter(to))
                .map(AuditEntry::position)
                .toList();

        assertThat(span(from, to)).isEqualTo(new AuditSpan(timely.getFirst(), timely.getLast()));
        assertThat(span(null, to).last()).isGreaterThanOrEqualTo(timely.getLast());
        assertThat(span(from, null).last()).isGreaterThanOrEqualTo(head - 1);
        AuditSpan none = span(Instant.parse("1901-01-01T00:00:00Z"), Instant.parse("1902-01-01T00:00:00Z"));
        assertThat(none.last()).isLessThan(none.first());
    }

    private static AuditSpan span(@Nullable Instant from, @Nullable Instant to) {
        return QUERIES.optional(new FindAuditSpan(from, to), AuditSpan.class).orElseThrow();
    }

    private static List<Long> positions(AuditFilter filter, AuditNames names, long after, boolean ascending) {
        return all(filter, names, after, ascending).stream()
                .map(AuditEntry::position)
                .toList();
    }

    private static List<AuditEntry> all(AuditFilter filter, AuditNames names, long after, boolean ascending) {
        return QUERIES.list(new FindAuditEntries(filter, names, after, head, ascending, 0, MANY), AuditEntry.class);
    }

    private static long count(AuditFilter filter, AuditNames names, long after, long most) {
        return QUERIES.one(new CountAuditEntries(filter, names, after, head, most), Long.class);
    }
}
