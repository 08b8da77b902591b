package io.ledgerchat.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileEvent.FileDeleted;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenFileDeletedThenBytesAreRemovedTest {
    private static final FileId FILE = new FileId("7a1f0c9e-6f0e-4c57-9a3e-0d4f3f4b9d21");
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final FilePlace PLACE = new FilePlace("local", "uploads/ada/1");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final RemovalsInMemory removals = new RemovalsInMemory();
    private final StoreInMemory store = new StoreInMemory();

    @BeforeEach
    void deleted() {
        store.kept.put(PLACE.key(), "bytes".getBytes(StandardCharsets.UTF_8));
        at(NOW).on(new FileDeleted(FILE, ADA, ADA, "owner", PLACE, NOW, null));
    }

    @Test
    void whatIsRemovedIsDone() {
        at(NOW).removeDue();

        assertThat(store.kept).isEmpty();
        assertThat(removals.due).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsAskedAgainTenSecondsLater() {
        store.away = true;
        at(NOW).removeDue();
        store.away = false;

        at(NOW.plusMillis(9_999)).removeDue();
        assertThat(store.kept).isNotEmpty();

        at(NOW.plus(Duration.ofSeconds(10))).removeDue();
        assertThat(store.kept).isEmpty();
        assertThat(removals.due).isEmpty();
    }

    @Test
    void whatIsHeldSinceItWasClaimedStaysAndIsLookedAtAgain() {
        removals.held = true;
        at(NOW).removeDue();
        assertThat(store.kept).isNotEmpty();
        assertThat(removals.due).containsKey(PLACE);

        removals.held = false;
        at(NOW.plus(Duration.ofMinutes(2))).removeDue();
        assertThat(store.kept).isEmpty();
    }

    private WhenFileDeletedThenBytesAreRemoved at(Instant now) {
        return new WhenFileDeletedThenBytesAreRemoved(removals, store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final class RemovalsInMemory implements FileRemovals {
        private final Map<FilePlace, Instant> due = new LinkedHashMap<>();
        private boolean held;

        @Override
        public void add(FilePlace place, Subject owner, List<Subject> partOf, Instant moment) {
            due.putIfAbsent(place, moment);
        }

        @Override
        public List<FilePlace> claim(Set<String> sources, Instant now, Instant until, int limit) {
            var claimed = due.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .map(Map.Entry::getKey)
                    .limit(limit)
                    .toList();
            claimed.forEach(place -> due.put(place, until));
            return claimed;
        }

        @Override
        public void postpone(FilePlace place, Instant moment) {
            due.replace(place, moment);
        }

        @Override
        public Set<String> waitingSince(Instant moment) {
            return Set.of();
        }

        @Override
        public boolean removeUnlessHeld(FilePlace place, Instant now, Removal removal) throws IOException {
            if (held) {
                return false;
            }
            removal.remove();
            due.remove(place);
            return true;
        }

        @Override
        public long waiting(Subject owner) {
            return due.size();
        }
    }
}
