package io.ledgerchat.command.banner;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.banner.BannerEvent.BannerPutUp;
import io.ledgerchat.event.banner.BannerEvent.BannerTakenDown;
import io.ledgerchat.event.banner.BannerId;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class BannerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final BannerPutUp HANGS =
            new BannerPutUp(BannerId.MAIN, "65f0c0ffee65f0c0ffee65f2", "Hello", NOW, null, false, false, NOW);
    private static final TakeDownBanner TAKE_DOWN = new TakeDownBanner(BannerId.MAIN, NOW);

    private final FixtureConfiguration<Banner> banner = new AggregateTestFixture<>(Banner.class);

    @Test
    void aBannerIsPutUpAlsoInPlaceOfAnother() {
        var putUp = new PutUpBanner(BannerId.MAIN, "65f0c0ffee65f0c0ffee65f2", "Hello", NOW, null, false, false, NOW);
        banner.givenNoPriorActivity().when(putUp).expectEvents(HANGS);
        banner.given(HANGS).when(putUp).expectEvents(HANGS);
    }

    @Test
    void aBannerThatEndsBeforeItBeginsIsRefused() {
        banner.givenNoPriorActivity()
                .when(new PutUpBanner(BannerId.MAIN, "65f0c0ffee65f0c0ffee65f2", "Hello", NOW, NOW, false, false, NOW))
                .expectException(Refusal.class);
    }

    @Test
    void aBannerIsTakenDownOnce() {
        banner.given(HANGS).when(TAKE_DOWN).expectEvents(new BannerTakenDown(BannerId.MAIN, NOW));
        banner.given(HANGS, new BannerTakenDown(BannerId.MAIN, NOW))
                .when(TAKE_DOWN)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
