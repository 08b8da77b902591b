package io.ledgerchat.api.banner;

import static io.ledgerchat.api.support.TestClient.expect;
import static io.ledgerchat.api.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.banner.PutUpBanner;
import io.ledgerchat.command.banner.TakeDownBanner;
import io.ledgerchat.event.banner.BannerId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The banner (contract 20 §E). */
class BannerIT {
    private static final String BANNER = "/api/banner";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final RunningLedgerChat server = RunningLedgerChat.shared();
    private final Commands commands = server.bean(Commands.class);

    @AfterEach
    void takeDown() {
        commands.send(new TakeDownBanner(BannerId.MAIN, NOW));
    }

    @Test
    void withoutABannerTheBodyIsEmpty() {
        var answer = expect(200, server.client().get(BANNER));
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @Test
    void aBannerIsShownToThoseItIsForAndAsLongAsItIs() {
        putUp("for us", NOW, null, false);
        assertThat(expect(200, server.client().get(BANNER)).body()).isEmpty();
        var banner = json(expect(200, server.signedIn().get(BANNER)));
        assertThat(banner.get("message").asString()).isEqualTo("for us");
        assertThat(banner.get("type").asString()).isEqualTo("banner");
        assertThat(banner.get("displayTo").isNull()).isTrue();
        assertThat(banner.get("_id").asString()).matches("[0-9a-f]{24}");

        putUp("for everybody", NOW, NOW.plus(Duration.ofHours(1)), true);
        var shown = json(expect(200, server.client().get(BANNER)));
        assertThat(shown.get("bannerId").asString())
                .isNotEqualTo(banner.get("bannerId").asString());
        putUp("not yet", NOW.plus(Duration.ofHours(1)), null, true);
        assertThat(expect(200, server.client().get(BANNER)).body()).isEmpty();
    }

    @Test
    void onlyAdministratorsPutItUp() {
        var person = server.signedIn();
        expect(403, person.put("/api/ledgerchat/banner", Map.of("message", "mine")));
        expect(403, person.delete("/api/ledgerchat/banner", null));
        expect(401, server.client().put("/api/ledgerchat/banner", Map.of("message", "mine")));
    }

    private void putUp(String message, Instant from, @Nullable Instant to, boolean forStrangers) {
        commands.send(new PutUpBanner(
                BannerId.MAIN, "65f0c0ffee65f0c0ffee65f2", message, from, to, forStrangers, false, NOW));
    }
}
