package io.ledgerchat.command.access;

import io.ledgerchat.event.account.AccountId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records that somebody is about to see what an auditor must know was seen.
 *
 * @param readId a UUID, minted by the sender; or, of reads that are to count as one, the same for each of them
 * @param reader absent for somebody unknown, under a link that is open to the public
 * @param action one word for how, such as {@code download} or {@code export}
 * @param resource what, as {@code kind:value}
 * @param owner whose it is, if anybody's
 */
public record RecordRead(
        String readId,
        @Nullable AccountId reader,
        @NotBlank @Size(max = 40) String action,
        @NotBlank @Size(max = 200) String resource,
        @Nullable AccountId owner,
        Instant at) {
    @TargetAggregateIdentifier
    String aggregateId() {
        return "read:" + readId;
    }
}
