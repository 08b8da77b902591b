package io.ledgerchat.command.message;

import io.ledgerchat.command.file.AttachedTexts;
import io.ledgerchat.command.file.AttachedTexts.AttachedText;
import io.ledgerchat.command.file.AttachedTexts.State;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.ModelMessage;
import io.ledgerchat.event.file.FileId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens what goes along with the messages of a prompt: images for models that see, texts of documents for all (contract
 * 30 §18). Bounded: {@link #LARGEST_IMAGE} bytes of one image, {@link #ALL_IMAGES} of all, the newest first; documents share
 * {@link #ALL_TEXTS} characters evenly, and none has more than the persona's limit.
 */
@Component
class Enclosures {
    static final long LARGEST_IMAGE = 20L << 20;
    static final long ALL_IMAGES = 40L << 20;
    static final int ALL_TEXTS = 4_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Enclosures.class);
    private static final Set<String> SEEN_BY_MODELS = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Set<String> SEARCHED = Set.of("file_search");
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final FileFacts facts;
    private final FileStores stores;
    private final AttachedTexts texts;

    Enclosures(FileFacts facts, FileStores stores, AttachedTexts texts) {
        this.facts = facts;
        this.stores = stores;
        this.texts = texts;
    }

    /**
     * What was opened, by file.
     *
     * @param texts with their headings
     * @param searchable files that are there to be searched, not to be read aloud
     */
    record Opened(Map<FileId, ModelMessage.Image> images, Map<FileId, String> texts, List<String> searchable) {
        static final Opened NOTHING = new Opened(Map.of(), Map.of(), List.of());

        List<ModelMessage.Image> imagesOf(List<FileId> files) {
            return files.stream()
                    .flatMap(file -> Optional.ofNullable(images.get(file)).stream())
                    .toList();
        }

        List<String> textsOf(List<FileId> files) {
            return files.stream()
                    .flatMap(file -> Optional.ofNullable(texts.get(file)).stream())
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
        var images = new LinkedHashMap<FileId, ModelMessage.Image>();
        var documents = new ArrayList<FileFact>();
        var searchable = new ArrayList<String>();
        long room = Vision.sees(persona.model()) ? ALL_IMAGES : 0;
        for (FileId file : files) {
            var fact = known.get(file);
            if (fact == null || images.containsKey(file)) {
                continue;
            }
            if (fact.toolResource() != null && SEARCHED.contains(fact.toolResource())) {
                searchable.add(file.value());
            } else if (!fact.isImage()) {
                documents.add(fact);
            } else if (SEEN_BY_MODELS.contains(fact.type()) && fact.bytes() <= Math.min(LARGEST_IMAGE, room)) {
                var image = image(fact, detail(persona));
                image.ifPresent(opened -> images.put(file, opened));
                room -= image.isPresent() ? fact.bytes() : 0;
            }
        }
        return new Opened(images, read(documents, persona, cancellation), searchable);
    }

    private static String detail(Persona persona) {
        return persona.parameters().get("imageDetail") instanceof String detail
                        && Set.of("low", "high").contains(detail)
                ? detail
                : "auto";
    }

    private Optional<ModelMessage.Image> image(FileFact fact, String detail) {
        var store = stores.of(fact.place().source());
        if (store.isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = store.get().open(fact.place().key())) {
            var encoded = Base64.getEncoder().encodeToString(bytes.readNBytes((int) LARGEST_IMAGE));
            return Optional.of(new ModelMessage.Image(fact.type(), encoded, detail));
        } catch (IOException gone) {
            LOG.warn(
                    "Image {} is not shown to the model: {}",
                    fact.fileId(),
                    gone.getClass().getName());
            return Optional.empty();
        }
    }

    private Map<FileId, String> read(List<FileFact> documents, Persona persona, Cancellation cancellation) {
        if (documents.isEmpty()) {
            return Map.of();
        }
        var ids = documents.stream().map(FileFact::fileId).toList();
        int most = Math.min(mostCharacters(persona), ALL_TEXTS / documents.size());
        Map<FileId, AttachedText> byFile = new HashMap<>();
        texts.of(ids, most, cancellation).forEach(text -> byFile.put(text.fileId(), text));
        var said = new LinkedHashMap<FileId, String>();
        documents.forEach(document -> said.put(
                document.fileId(), worded(document.name(), Optional.ofNullable(byFile.get(document.fileId())))));
        return said;
    }

    private static int mostCharacters(Persona persona) {
        int tokens = persona.parameters().get("fileTokenLimit") instanceof Number limit && limit.intValue() > 0
                ? Math.min(limit.intValue(), 500_000)
                : 50_000;
        return tokens * CHARACTERS_PER_TOKEN;
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
