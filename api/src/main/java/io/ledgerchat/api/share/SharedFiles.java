package io.ledgerchat.api.share;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import io.ledgerchat.query.share.Share;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The files that a link shows (contract 50 §4.3): those which went with its messages, where its owner wished it or, having
 * said nothing, where the installation does by default. What the owner deletes is shown no more.
 */
@Component
class SharedFiles {
    private final SharedConversations shares;
    private final Queries queries;
    private final Settings settings;
    private final boolean unlessSaidOtherwise;

    SharedFiles(SharedConversations shares, Queries queries, Settings settings, ConfigurationFile file) {
        this.shares = shares;
        this.queries = queries;
        this.settings = settings;
        unlessSaidOtherwise = settings.shares().filesAreShown(file);
    }

    boolean areShown(Share share) {
        return !isSwitchedOff() && Optional.ofNullable(share.files()).orElse(unlessSaidOtherwise);
    }

    /** For links that were made before as well. */
    private boolean isSwitchedOff() {
        return Boolean.FALSE.equals(settings.shares().snapshotFiles());
    }

    /** One that the link shows, if it is still there. */
    StoredFile open(Share share, String id) {
        if (isSwitchedOff()) {
            throw Answer.message(404, "Shared file access is disabled");
        }
        var file = Optional.of(id)
                .filter(FileId::isValid)
                .map(FileId::new)
                .filter(known -> areShown(share) && wentWith(share, known))
                .orElseThrow(() -> Answer.message(404, "File not found in shared link"));
        return queries.optional(new FindFile(file), StoredFile.class)
                .filter(stored -> stored.owner().equals(share.owner()))
                .orElseThrow(SharedFiles::gone);
    }

    static Answer gone() {
        return Answer.message(404, "File no longer available");
    }

    private boolean wentWith(Share share, FileId file) {
        return shares.messages(share).stream()
                .flatMap(message -> message.files().stream())
                .anyMatch(attached -> attached.fileId().equals(file));
    }
}
