package io.ledgerchat.query.ledger;

import io.ledgerchat.query.view.Storable;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Where an event stands in the log and in time, for statements that begin with {@link #AT}. */
record EventMoment(
        @Nullable Long position,
        String eventId,
        long otherwise,
        @Nullable OffsetDateTime time) {

    /** Its position as {@code here.position}; the log is asked only when the token does not tell. */
    static final String AT = """
            with here as (
              select coalesce(?::bigint, (select global_index from ledger.domain_event_entry where event_identifier = ?),
                ?) as position)""";

    static EventMoment of(OptionalLong position, TrackingToken token, EventMessage<?> message) {
        return new EventMoment(
                position.isPresent() ? position.getAsLong() : null,
                message.getIdentifier(),
                token.position().orElseThrow(),
                Storable.time(message.getTimestamp()));
    }

    /** The parameters of {@link #AT}, and those that follow. */
    @Nullable
    Object[] with(@Nullable Object... more) {
        var all = new ArrayList<@Nullable Object>();
        all.add(position);
        all.add(eventId);
        all.add(otherwise);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
