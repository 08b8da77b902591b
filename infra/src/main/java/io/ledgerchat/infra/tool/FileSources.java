package io.ledgerchat.infra.tool;

import io.ledgerchat.command.file.FilePassages.Passage;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.file.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sources of one search in the words of clients, one per file, in the order in which they are cited. */
final class FileSources {
    /** As much of a passage as a reader is shown. */
    private static final int EXCERPT = 500;

    private final Map<FileId, FileFact> facts = new HashMap<>();
    private final Map<FileId, Source> sources = new LinkedHashMap<>();

    private static final class Source {
        private final int number;
        private final Passage best;
        private final Set<Integer> pages = new LinkedHashSet<>();
        private final Map<String, Double> pageRelevance = new LinkedHashMap<>();

        Source(int number, Passage best) {
            this.number = number;
            this.best = best;
        }
    }

    FileSources(List<FileFact> files) {
        files.forEach(file -> facts.put(file.fileId(), file));
    }

    /** The number under which the passage's file is cited. */
    int add(Passage passage) {
        var source = sources.computeIfAbsent(passage.fileId(), file -> new Source(sources.size(), passage));
        if (passage.page() != null) {
            source.pages.add(passage.page());
            source.pageRelevance.merge(String.valueOf(passage.page()), passage.relevance(), Math::max);
        }
        return source.number;
    }

    String name(FileId file) {
        var fact = facts.get(file);
        return fact == null ? file.value() : fact.name();
    }

    List<Map<String, Object>> documents() {
        var documents = new ArrayList<Map<String, Object>>();
        sources.forEach((file, source) -> documents.add(document(file, source)));
        return documents;
    }

    private Map<String, Object> document(FileId file, Source source) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "file");
        document.put("fileId", file.value());
        document.put("fileName", name(file));
        document.put("content", Excerpt.of(source.best.text(), EXCERPT));
        document.put("relevance", source.best.relevance());
        document.put("pages", List.copyOf(source.pages));
        document.put("pageRelevance", source.pageRelevance);
        var fact = facts.get(file);
        document.put(
                "metadata",
                fact == null
                        ? Map.of()
                        : Map.of(
                                "storageType",
                                fact.place().source(),
                                "fileType",
                                fact.type(),
                                "fileBytes",
                                fact.bytes()));
        return document;
    }
}
