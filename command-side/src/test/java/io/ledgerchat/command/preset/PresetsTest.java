package io.ledgerchat.command.preset;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.preset.PresetEvent.DefaultPresetUnset;
import io.ledgerchat.event.preset.PresetEvent.PresetDeleted;
import io.ledgerchat.event.preset.PresetEvent.PresetSaved;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PresetsTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final String ONE = "66aa00000000000000000001";
    private static final String TWO = "66aa00000000000000000002";

    private final FixtureConfiguration<Presets> presets = new AggregateTestFixture<>(Presets.class);

    @Test
    void aNewPresetIsKept() {
        presets.givenNoPriorActivity()
                .when(save("short", ONE, Map.of("title", "Short"), null))
                .expectEvents(saved("short", ONE, Map.of("title", "Short"), false, null));
    }

    @Test
    void whatIsNotSentOfAKnownOneStays() {
        presets.given(saved("short", ONE, Map.of("title", "Short", "model", "m-1"), false, null))
                .when(save("short", TWO, Map.of("title", "Shorter"), null))
                .expectEvents(saved("short", ONE, Map.of("title", "Shorter", "model", "m-1"), false, null));
    }

    @Test
    void aPresetHoldsOnlySoMuch() {
        var half = Map.<String, Object>of("promptPrefix", "x".repeat(30_000));
        presets.given(saved("long", ONE, half, false, null))
                .when(save("long", TWO, Map.of("system", "x".repeat(30_000)), null))
                .expectException(Refusal.class)
                .expectExceptionMessage("The preset is too large")
                .expectNoEvents();
    }

    @Test
    void aPersonKeepsOnlySoMany() {
        var kept = IntStream.range(0, 100)
                .mapToObj(number -> saved("preset-" + number, ONE, Map.of(), false, null))
                .toList();
        presets.given(kept)
                .when(save("one-more", TWO, Map.of(), null))
                .expectException(Refusal.class)
                .expectExceptionMessage("Too many presets")
                .expectNoEvents();
    }

    @Test
    void savingWhatIsKeptRecordsNothing() {
        presets.given(saved("short", ONE, Map.of("title", "Short"), true, 0))
                .when(save("short", TWO, Map.of("title", "Short"), true))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aNewDefaultTakesThePlaceOfTheOldOne() {
        presets.given(saved("short", ONE, Map.of(), true, 0))
                .when(save("long", TWO, Map.of(), true))
                .expectEvents(new DefaultPresetUnset(ADA, "short", NOW), saved("long", TWO, Map.of(), true, 0));
    }

    @Test
    void whatIsNoLongerTheDefaultHasNoPlaceOfItsOwn() {
        presets.given(saved("short", ONE, Map.of(), true, 0))
                .when(save("short", TWO, Map.of(), false))
                .expectEvents(saved("short", ONE, Map.of(), false, null));
    }

    @Test
    void aPresetCanBeKeptUnderAnotherId() {
        presets.given(saved("short", ONE, Map.of(), false, null))
                .when(new SavePreset(ADA, "short", TWO, "brief", Map.of(), null, null, NOW))
                .expectEvents(new PresetDeleted(ADA, "short", NOW), saved("brief", ONE, Map.of(), false, null));
    }

    @Test
    void deletingOneKeepsTheOthers() {
        presets.given(saved("short", ONE, Map.of(), false, null), saved("long", TWO, Map.of(), false, null))
                .when(new DeletePreset(ADA, "short", NOW))
                .expectResultMessagePayload(1)
                .expectEvents(new PresetDeleted(ADA, "short", NOW));
    }

    @Test
    void deletingWithoutAnIdDeletesAll() {
        presets.given(saved("short", ONE, Map.of(), false, null), saved("long", TWO, Map.of(), false, null))
                .when(new DeletePreset(ADA, null, NOW))
                .expectResultMessagePayload(2)
                .expectEvents(new PresetDeleted(ADA, "short", NOW), new PresetDeleted(ADA, "long", NOW));
    }

    @Test
    void deletingWhatIsNotKeptRecordsNothing() {
        presets.given(saved("short", ONE, Map.of(), false, null))
                .when(new DeletePreset(ADA, "long", NOW))
                .expectResultMessagePayload(0)
                .expectNoEvents();
    }

    private static SavePreset save(
            String preset, String document, Map<String, Object> content, @Nullable Boolean byDefault) {
        return new SavePreset(ADA, preset, document, null, content, byDefault, null, NOW);
    }

    private static PresetSaved saved(
            String preset, String document, Map<String, Object> content, boolean byDefault, @Nullable Integer order) {
        return new PresetSaved(ADA, preset, document, Personal.of(ADA, content), byDefault, order, NOW);
    }
}
