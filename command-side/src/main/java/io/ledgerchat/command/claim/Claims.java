package io.ledgerchat.command.claim;

import io.ledgerchat.command.Aggregates;
import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Takes and releases unique values inside the unit of work of the command that needs them, so that the claim and what it
 * is for are recorded together or not at all.
 *
 * <p>When two nodes take the same free value at once, the event store refuses one of them with a conflict; the command is
 * then tried again and finds the value held.
 */
@Component
public class Claims {
    private final Repository<Claim> claims;

    Claims(Repository<Claim> claims) {
        this.claims = claims;
    }

    /** Takes a free value; a value held by another is refused as a conflict. */
    public void take(ClaimId wanted, Identifier taker, Instant at) {
        loadOrCreate(wanted).execute(claim -> claim.take(wanted, taker, at));
    }

    /** Takes the value if nobody holds it, and says whether {@code taker} took it. */
    public boolean takeIfFree(ClaimId wanted, Identifier taker, Instant at) {
        return loadOrCreate(wanted).invoke(claim -> {
            if (claim.isHeld()) {
                return false;
            }
            claim.take(wanted, taker, at);
            return true;
        });
    }

    /** Sets the value free; another's value is not, and a free one stays free. */
    public void release(ClaimId held, Identifier releaser, Instant at) {
        claims.load(held.toString()).execute(claim -> claim.release(releaser, at));
    }

    private Aggregate<Claim> loadOrCreate(ClaimId wanted) {
        return Aggregates.loadOrCreate(claims, wanted, Claim::new);
    }
}
