package io.ledgerchat.command.banner;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.banner.BannerEvent.BannerPutUp;
import io.ledgerchat.event.banner.BannerEvent.BannerTakenDown;
import io.ledgerchat.event.banner.BannerId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The place where one banner hangs, or none. */
@Aggregate
class Banner {
    @AggregateIdentifier
    private @Nullable BannerId id;

    private boolean hangs;

    Banner() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PutUpBanner command) {
        if (command.displayTo() != null && !command.displayTo().isAfter(command.displayFrom())) {
            throw new Refusal(Refusal.Code.INVALID, "a banner ends after it begins");
        }
        apply(new BannerPutUp(
                command.bannerId(),
                command.documentId(),
                command.message(),
                command.displayFrom(),
                command.displayTo(),
                command.forStrangers(),
                command.sticky(),
                command.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeDownBanner command) {
        if (hangs) {
            apply(new BannerTakenDown(command.bannerId(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(BannerPutUp event) {
        id = event.bannerId();
        hangs = true;
    }

    @EventSourcingHandler
    void on(BannerTakenDown event) {
        hangs = false;
    }
}
