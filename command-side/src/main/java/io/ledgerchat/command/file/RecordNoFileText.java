package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a file cannot be read; {@code reason} is one word (contract 60 §10.5). */
public record RecordNoFileText(@TargetAggregateIdentifier FileId fileId, String reason, Instant at) {}
