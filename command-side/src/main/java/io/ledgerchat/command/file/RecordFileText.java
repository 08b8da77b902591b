package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records that the words of a file are known now; whoever shows or finds them reads them from the vault.
 *
 * @param pages how many lines there are, if each of them is a page
 */
public record RecordFileText(
        @TargetAggregateIdentifier FileId fileId,
        @PositiveOrZero int characters,
        @Nullable Integer pages,
        String sha256,
        Instant at) {}
