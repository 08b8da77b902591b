package io.ledgerchat.command.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.support.OnlyAccount;
import io.ledgerchat.command.support.Scene;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.memory.MemoryEvent.Forgotten;
import io.ledgerchat.event.memory.MemoryEvent.MemoryChanged;
import io.ledgerchat.event.memory.MemoryEvent.Remembered;
import io.ledgerchat.event.memory.MemorySetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemorySetTest {
    private static final AccountId ADA = new AccountId("65f000000000000000000001");
    private static final AccountId NOBODY = new AccountId("65f000000000000000000009");
    private static final MemorySetId ADAS = MemorySetId.of(ADA);
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final Scene scene = new Scene();

    @BeforeEach
    void handle() {
        scene.handledBy(new MemoryKeeping(scene.repository(MemorySet.class), new OnlyAccount(ADA)));
    }

    @Test
    void somethingIsRememberedUnderItsKey() {
        assertThat(scene.when(remember("m1", "town", "London", null))).isEqualTo("m1");
        scene.expectEvents(remembered("m1", "town", "London", null));
        assertThat(remember("m1", "town", "London", null).toString()).doesNotContain("London", "town");
    }

    @Test
    void aKeyIsTakenInItsPartitionOnly() {
        scene.given(remember("m1", "town", "London", null));
        assertThatThrownBy(() -> scene.when(remember("m2", "town", "Paris", null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
        scene.when(remember("m3", "town", "Paris", "agent_1"));
        scene.expectEvents(remembered("m3", "town", "Paris", "agent_1"));
    }

    @Test
    void aModelReplacesWhatItRemembered() {
        scene.given(remember("m1", "town", "London", null));
        assertThat(scene.when(replace("m2", "town", "Paris"))).isEqualTo("m1");
        scene.expectEvents(new MemoryChanged(ADAS, "m1", Personal.of(ADAS, "Paris"), 5, NOW));
        scene.when(replace("m2", "town", "Paris"));
        scene.expectNoEvents();
    }

    @Test
    void aPartitionHoldsNoMoreThanItsTokens() {
        scene.given(new Remember(ADA, "m1", "town", "London", null, 5, 9L, false, NOW));
        assertThatThrownBy(() -> scene.when(new Remember(ADA, "m2", "pet", "cat", null, 5, 9L, false, NOW)))
                .hasMessage("Adding this memory would exceed the token limit of 9. Current usage: 5 tokens.");
        scene.when(new Remember(ADA, "m3", "pet", "cat", "agent_1", 5, 9L, false, NOW));
        scene.when(new Remember(ADA, "m4", "town", "Paris", null, 9, 9L, true, NOW));
    }

    @Test
    void underAnotherKeyItIsAnotherMemory() {
        scene.given(remember("m1", "town", "London", null));
        assertThat(scene.when(new ChangeMemory(ADA, "town", "home", "m2", "London", null, 5, NOW)))
                .isEqualTo("m2");
        scene.expectEvents(remembered("m2", "home", "London", null), new Forgotten(ADAS, "m1", NOW));
        assertThatThrownBy(() -> scene.when(new ChangeMemory(ADA, "town", "town", "m3", "x", null, 5, NOW)))
                .hasMessage("Memory not found.");
    }

    @Test
    void aKeyThatIsTakenIsNotTakenAgainByAChange() {
        scene.given(remember("m1", "town", "London", null), remember("m2", "home", "Paris", null));
        assertThatThrownBy(() -> scene.when(new ChangeMemory(ADA, "town", "home", "m3", "x", null, 5, NOW)))
                .hasMessage("Memory with this key already exists.");
        scene.expectNoEvents();
    }

    @Test
    void whatIsForgottenIsGone() {
        scene.given(remember("m1", "town", "London", null));
        scene.when(new Forget(ADA, "town", null, NOW));
        scene.expectEvents(new Forgotten(ADAS, "m1", NOW));
        assertThatThrownBy(() -> scene.when(new Forget(ADA, "town", null, NOW))).hasMessage("Memory not found.");
    }

    @Test
    void nothingIsRememberedAboutAnAccountThatIsGone() {
        assertThatThrownBy(() -> scene.when(new Remember(NOBODY, "m1", "town", "London", null, 5, null, false, NOW)))
                .isInstanceOf(Refusal.class);
        scene.expectNoEvents();
    }

    private static Remember remember(String id, String key, String value, @Nullable String agent) {
        return new Remember(ADA, id, key, value, agent, 5, null, false, NOW);
    }

    private static Remember replace(String id, String key, String value) {
        return new Remember(ADA, id, key, value, null, 5, null, true, NOW);
    }

    private static Remembered remembered(String id, String key, String value, @Nullable String agent) {
        return new Remembered(ADAS, id, Personal.of(ADAS, key), Personal.of(ADAS, value), agent, 5, NOW);
    }
}
