package io.ledgerchat.command.file;

import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of files, for tests. */
final class TextsInMemory implements FileTexts {
    final Map<FileId, Unread> expected = new HashMap<>();
    final Map<FileId, String> kept = new HashMap<>();
    final Map<FileId, String> givenUp = new HashMap<>();
    final Map<FileId, Instant> postponed = new HashMap<>();
    final Set<FileId> told = new HashSet<>();

    @Override
    public void expect(FileId file, FilePlace place, String type, Instant due) {
        expected.putIfAbsent(file, new Unread(file, place, type, 1));
    }

    @Override
    public List<Unread> claim(Set<String> sources, Instant now, Instant until, int limit) {
        return expected.values().stream()
                .filter(file -> sources.contains(file.place().source()))
                .filter(file -> !told.contains(file.fileId()))
                .toList();
    }

    @Override
    public void postpone(FileId file, Instant due) {
        postponed.put(file, due);
    }

    @Override
    public boolean keep(FileId file, String text) {
        if (expected.containsKey(file)) {
            kept.put(file, text);
        }
        return expected.containsKey(file);
    }

    @Override
    public void giveUp(FileId file, String reason) {
        givenUp.put(file, reason);
    }

    @Override
    public void told(FileId file) {
        told.add(file);
    }

    @Override
    public void forget(FileId file) {
        expected.remove(file);
        kept.remove(file);
        givenUp.remove(file);
    }

    @Override
    public Map<FileId, Known> of(Collection<FileId> files) {
        return Map.of();
    }

    @Override
    public Optional<String> text(FileId file) {
        return Optional.ofNullable(kept.get(file));
    }
}
