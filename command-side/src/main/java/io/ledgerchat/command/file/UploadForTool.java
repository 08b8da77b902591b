package io.ledgerchat.command.file;

import io.ledgerchat.command.agent.Loan;
import io.ledgerchat.event.file.FileId;
import jakarta.validation.Valid;
import org.axonframework.commandhandling.RoutingKey;

/** Records a file and lends it to a tool, both or neither; answers under which id (contract 60 §4.4). */
public record UploadForTool(@Valid UploadFile upload, @Valid Loan loan) {
    @RoutingKey
    public FileId fileId() {
        return upload.fileId();
    }

    /** Names no content. */
    @Override
    public String toString() {
        return "UploadForTool[" + upload.fileId() + "]";
    }
}
