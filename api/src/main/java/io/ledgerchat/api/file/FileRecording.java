package io.ledgerchat.api.file;

import io.ledgerchat.api.command.Commands;
import io.ledgerchat.command.OutOfTimeException;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.command.file.UploadForTool;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.event.file.FileId;
import org.springframework.stereotype.Component;

/** Records files whose bytes are stored; where that fails the bytes go again. */
@Component
class FileRecording {
    private final Commands commands;
    private final Uploads uploads;

    FileRecording(Commands commands, Uploads uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    /**
     * The id under which it is recorded. Only a refusal is sure to have recorded nothing, and only a transaction that is
     * over can be asked after; whatever else fails is left to the sweeper.
     */
    FileId record(UploadFile upload) {
        return send(upload, upload);
    }

    /** Likewise, and lent; a refusal to lend it leaves no file. */
    FileId record(UploadForTool upload) {
        return send(upload, upload.upload());
    }

    private FileId send(Object command, UploadFile upload) {
        try {
            return commands.send(command);
        } catch (Refusal refused) {
            uploads.abandon(upload.place());
            throw refused;
        } catch (OutOfTimeException late) {
            uploads.settle(upload);
            throw late;
        }
    }
}
