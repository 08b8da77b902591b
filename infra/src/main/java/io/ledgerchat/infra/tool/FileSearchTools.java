package io.ledgerchat.infra.tool;

import io.ledgerchat.command.file.FilePassages;
import io.ledgerchat.command.file.FilePassages.Passage;
import io.ledgerchat.command.message.FileFacts;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import io.ledgerchat.command.tool.Tools;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.file.FileId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The tool {@code file_search}: passages of the files that the agent lends it, and of those that the asker attached for
 * it, with sources as clients cite them. Which files may be searched was decided before; none is named by the model.
 */
@Component
class FileSearchTools implements Tools {
    static final String NAME = "file_search";
    private static final int MOST_FILES = 500;

    private final FilePassages passages;
    private final FileFacts facts;

    FileSearchTools(FilePassages passages, FileFacts facts) {
        this.passages = passages;
        this.facts = facts;
    }

    @Override
    public List<Tool> offeredFor(ToolContext context) {
        if (!context.wants(NAME)) {
            return List.of();
        }
        var files = facts.of(context.files(NAME).stream()
                .filter(FileId::isValid)
                .map(FileId::new)
                .distinct()
                .limit(MOST_FILES)
                .toList());
        return files.isEmpty() ? List.of() : List.of(new FileSearch(passages, files, context.citing()));
    }

    private static final class FileSearch implements Tool {
        private static final int PASSAGES = 10;
        private static final int LONGEST_QUESTION = 1_000;
        private static final int NAMED_FILES = 20;

        private final FilePassages passages;
        private final List<FileFact> files;
        private final boolean citing;

        FileSearch(FilePassages passages, List<FileFact> files, boolean citing) {
            this.passages = passages;
            this.files = files;
            this.citing = citing;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            var named = files.stream()
                    .limit(NAMED_FILES)
                    .map(file -> '"' + file.name() + '"')
                    .toList();
            return "Finds the passages of the attached files that fit a question: "
                    + String.join(", ", named)
                    + (files.size() > NAMED_FILES ? " and others" : "")
                    + ". Ask in the words that the files would use."
                    + (citing
                            ? " Where the answer rests on a passage, put its anchor behind the statement exactly as it"
                                    + " is given."
                            : "");
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("query", Map.of("type", "string", "description", "What is looked for")),
                    "required",
                    List.of("query"));
        }

        @Override
        public ToolResult run(Map<String, Object> arguments, ToolContext context) {
            if (!(arguments.get("query") instanceof String question) || question.isBlank()) {
                throw new ToolFailure("query must say what is looked for");
            }
            try {
                var found = passages.find(
                        files.stream().map(FileFact::fileId).toList(),
                        Excerpt.of(question, LONGEST_QUESTION),
                        PASSAGES,
                        context.provenance());
                return found.isEmpty() ? ToolResult.of("No passage fits.") : new Citations(files, citing).of(found);
            } catch (FilePassages.PassagesUnavailableException unavailable) {
                throw new ToolFailure("the files cannot be searched at the moment");
            }
        }
    }

    /**
     * What is found, for the model with anchors, and for the reader as the sources that the anchors lead to; where
     * readers may not see these, for the model only.
     */
    record Citations(List<FileFact> files, boolean shown) {
        ToolResult of(List<Passage> found) {
            var sources = new FileSources(files);
            var told = new StringBuilder();
            for (Passage passage : found) {
                int number = sources.add(passage);
                told.append("File: ").append(sources.name(passage.fileId())).append('\n');
                if (shown) {
                    told.append("Anchor: \\ue202turn0file").append(number).append('\n');
                }
                if (passage.page() != null) {
                    told.append("Page: ").append(passage.page()).append('\n');
                }
                told.append("Content: ").append(passage.text()).append("\n---\n");
            }
            return new ToolResult(
                    told.toString(),
                    !shown
                            ? List.of()
                            : List.of(Map.of(
                                    "type",
                                    NAME,
                                    NAME,
                                    Map.of("sources", sources.documents(), "fileCitations", true))));
        }
    }
}
