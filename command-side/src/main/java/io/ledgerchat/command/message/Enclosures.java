package io.ledgerchat.command.message;

import io.ledgerchat.command.file.AttachedTexts;
import io.ledgerchat.command.file.AttachedTexts.AttachedText;
import io.ledgerchat.command.file.AttachedTexts.State;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.command.model.ModelEndpoints.Offer;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.file.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Opens what goes along with the messages of a prompt: images for models that see, documents for endpoints that take them,
 * the words of all other documents (contract 30 §18). The newest go first, as long as the operator's limits admit them; of
 * images and documents at most {@link #LARGEST} bytes each and {@link #ALL} together, since they are held in memory; words
 * share {@link #ALL_TEXTS} characters evenly, and no document has more of them than the persona's limit, or else the
 * operator's.
 */
@Component
class Enclosures {
    static final long LARGEST = 20L << 20;
    static final long ALL = 40L << 20;
    static final int ALL_TEXTS = 4_000_000;

    private static final Set<String> SEEN_BY_MODELS = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final String SEARCHED = "file_search";
    private static final String CONTEXT = "context";
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final FileFacts facts;
    private final StoredBytes bytes;
    private final AttachedTexts texts;
    private final EnclosureRules rules;
    private final ModelEndpoints endpoints;

    Enclosures(
            FileFacts facts, StoredBytes bytes, AttachedTexts texts, EnclosureRules rules, ModelEndpoints endpoints) {
        this.facts = facts;
        this.bytes = bytes;
        this.texts = texts;
        this.rules = rules;
        this.endpoints = endpoints;
    }

    /**
     * What was opened, by file.
     *
     * @param texts with their headings
     * @param searchable files that are there to be searched, not to be read aloud
     */
    record Opened(
            Map<FileId, ModelMessage.Image> images,
            Map<FileId, ModelMessage.Document> documents,
            Map<FileId, String> texts,
            List<String> searchable) {
        static final Opened NOTHING = new Opened(Map.of(), Map.of(), Map.of(), List.of());

        List<ModelMessage.Image> imagesOf(List<FileId> files) {
            return of(files, images);
        }

        List<ModelMessage.Document> documentsOf(List<FileId> files) {
            return of(files, documents);
        }

        List<String> textsOf(List<FileId> files) {
            return of(files, texts);
        }

        private static <T> List<T> of(List<FileId> files, Map<FileId, T> opened) {
            return files.stream()
                    .flatMap(file -> Optional.ofNullable(opened.get(file)).stream())
                    .toList();
        }
    }

    /**
     * @param files newest first; those that are gone are passed over
     * @param cancellation ends the waiting for files that are still being read
     */
    Opened open(List<FileId> files, Persona persona, Cancellation cancellation) {
        if (files.isEmpty()) {
            return Opened.NOTHING;
        }
        Map<FileId, FileFact> known = new HashMap<>();
        facts.of(files).forEach(fact -> known.put(fact.fileId(), fact));
        var gathering = new Gathering(persona);
        files.stream()
                .distinct()
                .flatMap(file -> Optional.ofNullable(known.get(file)).stream())
                .forEach(gathering::take);
        return new Opened(
                gathering.images,
                gathering.documents,
                read(gathering.told, persona, cancellation),
                gathering.searchable);
    }

    /** What goes along with one question, file by file. */
    private final class Gathering {
        private final Map<FileId, ModelMessage.Image> images = new LinkedHashMap<>();
        private final Map<FileId, ModelMessage.Document> documents = new LinkedHashMap<>();
        private final List<FileFact> told = new ArrayList<>();
        private final List<String> searchable = new ArrayList<>();
        private final Set<String> own;
        private final String endpoint;
        private final String detail;
        private final boolean sees;
        private final DocumentIntake intake;
        private long room;
        private long memory = ALL;

        Gathering(Persona persona) {
            own = new HashSet<>(persona.resources().getOrDefault(CONTEXT, List.of()));
            endpoint = persona.agentId() == null ? persona.endpoint() : "agents";
            detail = detail(persona);
            sees = Vision.sees(persona.model());
            intake = sees
                    ? endpoints.offer(persona.endpoint()).map(Offer::documents).orElse(DocumentIntake.WORDS)
                    : DocumentIntake.WORDS;
            room = rules.most(endpoint);
        }

        void take(FileFact file) {
            if (own.contains(file.fileId().value())) {
                tell(file);
            } else if (!rules.admits(endpoint, file)) {
                return;
            } else if (SEARCHED.equals(file.toolResource())) {
                searchable.add(file.fileId().value());
            } else if (file.bytes() <= room) {
                room -= file.bytes();
                enclose(file);
            }
        }

        private void enclose(FileFact file) {
            if (file.isImage()) {
                show(file);
            } else if (!handedOver(file)) {
                tell(file);
            }
        }

        private void tell(FileFact file) {
            if (!file.isImage()) {
                told.add(file);
            }
        }

        private void show(FileFact file) {
            if (sees && SEEN_BY_MODELS.contains(file.type())) {
                open(file)
                        .ifPresent(base64 ->
                                images.put(file.fileId(), new ModelMessage.Image(file.type(), base64, detail)));
            }
        }

        /** As it is; what was uploaded for its words, and what is no PDF though it is called one, is not. */
        private boolean handedOver(FileFact file) {
            if (file.toolResource() != null || !intake.takes(file.type())) {
                return false;
            }
            var opened = open(file).filter(base64 -> StoredBytes.isWhatItIsCalled(file.type(), base64));
            opened.ifPresent(base64 ->
                    documents.put(file.fileId(), new ModelMessage.Document(file.name(), file.type(), base64)));
            return opened.isPresent();
        }

        private Optional<String> open(FileFact file) {
            if (file.bytes() > Math.min(LARGEST, memory)) {
                return Optional.empty();
            }
            var opened = bytes.base64(file, LARGEST);
            memory -= opened.isPresent() ? file.bytes() : 0;
            return opened;
        }
    }

    private static String detail(Persona persona) {
        return persona.parameters().get("imageDetail") instanceof String detail
                        && Set.of("low", "high").contains(detail)
                ? detail
                : "auto";
    }

    private Map<FileId, String> read(List<FileFact> documents, Persona persona, Cancellation cancellation) {
        int mostOfOne = mostCharacters(persona);
        if (documents.isEmpty() || mostOfOne == 0) {
            return Map.of();
        }
        var ids = documents.stream().map(FileFact::fileId).toList();
        int most = Math.min(mostOfOne, ALL_TEXTS / documents.size());
        Map<FileId, AttachedText> byFile = new HashMap<>();
        texts.of(ids, most, cancellation).forEach(text -> byFile.put(text.fileId(), text));
        var said = new LinkedHashMap<FileId, String>();
        documents.forEach(document -> said.put(
                document.fileId(), worded(document.name(), Optional.ofNullable(byFile.get(document.fileId())))));
        return said;
    }

    private int mostCharacters(Persona persona) {
        int tokens = persona.parameters().get("fileTokenLimit") instanceof Number limit && limit.intValue() >= 0
                ? limit.intValue()
                : rules.mostTokens();
        return Math.min(tokens, ALL_TEXTS / CHARACTERS_PER_TOKEN) * CHARACTERS_PER_TOKEN;
    }

    private static String worded(String name, Optional<AttachedText> text) {
        String heading = "Attached file \"" + name.replace('"', '\'') + "\"";
        if (text.filter(known -> known.state() == State.PENDING).isPresent()) {
            return heading + " is still being read, its text is not known yet.";
        }
        return text.flatMap(AttachedText::text)
                .map(words -> heading + ":\n" + words + (text.get().cut() ? "\n[cut]" : ""))
                .orElse(heading + " has no text that could be read.");
    }
}
