package io.ledgerchat.event.banner;

import io.ledgerchat.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An administrator put up a banner, or took it down. What it says is for everybody, so it is nobody's secret. */
public sealed interface BannerEvent {
    BannerId bannerId();

    /**
     * This is the banner from now on, in place of another. {@code documentId} is the 24-hex {@code _id} that clients see;
     * without {@code displayTo} it stays; a sticky one cannot be dismissed.
     */
    @EventName("banner.put-up")
    @Revision("1")
    record BannerPutUp(
            BannerId bannerId,
            String documentId,
            String message,
            Instant displayFrom,
            @Nullable Instant displayTo,
            boolean forStrangers,
            boolean sticky,
            Instant putUpAt)
            implements BannerEvent {}

    /** There is no banner any more. */
    @EventName("banner.taken-down")
    @Revision("1")
    record BannerTakenDown(BannerId bannerId, Instant takenDownAt) implements BannerEvent {}
}
