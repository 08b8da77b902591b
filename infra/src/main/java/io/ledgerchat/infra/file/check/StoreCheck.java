package io.ledgerchat.infra.file.check;

import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStore.Found;
import io.ledgerchat.event.file.FilePlace;
import io.ledgerchat.infra.file.check.Finding.Kind;
import io.ledgerchat.infra.file.check.LoggedFiles.Logged;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what lies in one store with the files that should lie there. */
final class StoreCheck {
    /** As uploads make them; what else lies in a folder or bucket is somebody else's. */
    private static final Pattern KEY = Pattern.compile("(uploads|images|avatars)/[0-9a-f]{24}/[0-9a-f-]{36}");

    private final FileStore store;
    private final Map<String, Long> lengths = new HashMap<>();
    private final List<FilePlace> found = new ArrayList<>();

    private StoreCheck(FileStore store) {
        this.store = store;
    }

    /** Looks at what lies there now; to be done before the log is asked, which then knows what was uploaded meanwhile. */
    static List<StoreCheck> lookInto(List<FileStore> stores) throws IOException {
        var looks = new ArrayList<StoreCheck>();
        for (FileStore store : stores) {
            var listed = store.list();
            if (listed.isPresent()) {
                var look = new StoreCheck(store);
                try (Stream<Found> all = listed.get()) {
                    all.forEach(look::take);
                }
                looks.add(look);
            }
        }
        return looks;
    }

    private void take(Found one) {
        if (one.whole()) {
            lengths.put(one.key(), one.bytes());
        }
        if (KEY.matcher(one.key()).matches()) {
            found.add(new FilePlace(store.source(), one.key()));
        }
    }

    boolean isOf(Logged file) {
        return file.place().source().equals(store.source());
    }

    /** @param noted places of which the vault knows that they are written to, or to be emptied */
    List<Finding> compare(Map<String, Logged> files, Set<FilePlace> taken, Set<FilePlace> noted) throws IOException {
        var findings = new ArrayList<Finding>();
        for (var entry : files.entrySet()) {
            if (isOf(entry.getValue())) {
                missing(entry.getKey(), entry.getValue(), findings);
            }
        }
        found.stream()
                .distinct()
                .filter(place -> !taken.contains(place) && !noted.contains(place))
                .map(Finding::stray)
                .forEach(findings::add);
        return findings;
    }

    private void missing(String id, Logged file, List<Finding> findings) throws IOException {
        Long length = lengths.get(file.place().key());
        if (length == null) {
            if (!isThere(file.place())) {
                findings.add(Finding.of(Kind.NO_BYTES, "file:" + id));
            }
        } else if (length != file.bytes()) {
            findings.add(Finding.of(Kind.WRONG_LENGTH, "file:" + id));
        }
    }

    /** It may have come since the store was looked at. */
    private boolean isThere(FilePlace place) throws IOException {
        try (var bytes = store.open(place.key(), 0, 1)) {
            return bytes.read() >= 0;
        } catch (NoSuchFileException missing) {
            return false;
        }
    }
}
