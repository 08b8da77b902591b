package io.ledgerchat.infra.file.text;

import io.ledgerchat.command.file.AttachedTexts;
import io.ledgerchat.command.file.FileTexts;
import io.ledgerchat.command.file.FileTexts.Known;
import io.ledgerchat.command.file.FileTexts.Progress;
import io.ledgerchat.command.file.TextExtraction;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindFilesById;
import io.ledgerchat.query.file.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** The words of attached files out of the vault. */
@Component
class KeptAttachedTexts implements AttachedTexts {
    /** How long a file that was just uploaded may take to be read. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final FileTexts texts;
    private final TextExtraction extraction;
    private final QueryGateway queries;
    private final Clock clock;

    KeptAttachedTexts(FileTexts texts, TextExtraction extraction, QueryGateway queries, Clock clock) {
        this.texts = texts;
        this.extraction = extraction;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public List<AttachedText> of(List<FileId> files, int mostCharacters, Cancellation cancellation) {
        if (files.isEmpty()) {
            return List.of();
        }
        var there = existing(files);
        var known = settled(List.copyOf(there.values()), cancellation);
        return files.stream()
                .filter(there::containsKey)
                .map(file -> text(file, Optional.ofNullable(known.get(file)), mostCharacters))
                .toList();
    }

    private Map<FileId, StoredFile> existing(List<FileId> files) {
        return queries
                .query(new FindFilesById(files, null), ResponseTypes.multipleInstancesOf(StoredFile.class))
                .join()
                .stream()
                .collect(Collectors.toMap(StoredFile::fileId, file -> file));
    }

    private Map<FileId, Known> settled(List<StoredFile> files, Cancellation cancellation) {
        var ids = files.stream().map(StoredFile::fileId).toList();
        long deadline = System.nanoTime() + MOMENT.toNanos();
        var known = texts.of(ids);
        while (!cancellation.isCancelled() && isUnsettled(files, known) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
            known = texts.of(ids);
        }
        return known;
    }

    /** The automation that notes what is to be read may be a moment behind the upload. */
    private boolean isUnsettled(List<StoredFile> files, Map<FileId, Known> known) {
        var earlier = clock.instant().minus(MOMENT);
        return files.stream().anyMatch(file -> {
            var reading = known.get(file.fileId());
            return reading == null
                    ? extraction.reads(file.type()) && file.createdAt().isAfter(earlier)
                    : reading.progress() == Progress.PENDING;
        });
    }

    private AttachedText text(FileId file, Optional<Known> known, int mostCharacters) {
        var state = known.map(Known::progress)
                .map(progress -> switch (progress) {
                    case PENDING -> State.PENDING;
                    case READY -> State.READY;
                    case FAILED -> State.FAILED;
                })
                .orElse(State.NONE);
        var text = state == State.READY ? texts.text(file) : Optional.<String>empty();
        if (state == State.READY && text.isEmpty()) {
            return new AttachedText(file, State.NONE, Optional.empty(), false);
        }
        boolean cut = text.filter(whole -> whole.length() > mostCharacters).isPresent();
        return new AttachedText(file, state, text.map(whole -> Excerpt.of(whole, mostCharacters)), cut);
    }
}
