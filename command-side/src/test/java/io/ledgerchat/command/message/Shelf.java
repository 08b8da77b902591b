package io.ledgerchat.command.message;

import io.ledgerchat.command.file.AttachedTexts.AttachedText;
import io.ledgerchat.command.file.AttachedTexts.State;
import io.ledgerchat.command.file.FileStore;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.message.FileFacts.FileFact;
import io.ledgerchat.command.model.Cancellation;
import io.ledgerchat.command.model.DocumentIntake;
import io.ledgerchat.command.model.ModelEndpoint;
import io.ledgerchat.command.model.ModelEndpoints;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.AttachedFile;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Files that lie ready: their bytes, what is known of them, and what they say. */
final class Shelf {
    private final Map<FileId, FileFact> facts = new HashMap<>();
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<FileId, String> texts = new HashMap<>();

    /** The files are being read, for ever. */
    volatile boolean reading;

    /** What the provider takes as it is. */
    DocumentIntake intake = DocumentIntake.WORDS;

    /** What the operator allows. */
    long most = Long.MAX_VALUE;

    int mostTokens = 100_000;

    @Nullable
    String refused;

    final CountDownLatch waited = new CountDownLatch(1);

    AttachedFile image(int number, String type, long size) {
        var id = id(number);
        bytes.put(id.value(), new byte[] {1, 2, 3});
        return put(new FileFact(id, "picture", type, size, new FilePlace("local", id.value()), null));
    }

    AttachedFile document(int number, String name, String text, @Nullable String toolResource) {
        var id = id(number);
        texts.put(id, text);
        return put(
                new FileFact(id, name, "text/plain", text.length(), new FilePlace("local", id.value()), toolResource));
    }

    /** One whose bytes are asked for. */
    AttachedFile whole(int number, String type, String content) {
        var id = id(number);
        bytes.put(id.value(), content.getBytes(StandardCharsets.US_ASCII));
        texts.put(id, "words of " + number);
        return put(new FileFact(
                id, "document " + number, type, content.length(), new FilePlace("local", id.value()), null));
    }

    private AttachedFile put(FileFact fact) {
        facts.put(fact.fileId(), fact);
        return new AttachedFile(
                fact.fileId(),
                Given.ADA,
                fact.name(),
                fact.type(),
                fact.bytes(),
                null,
                null,
                fact.place(),
                "message_attachment",
                Given.NOW);
    }

    private static FileId id(int number) {
        return new FileId("22222222-aaaa-4aaa-8aaa-%012d".formatted(number));
    }

    Enclosures enclosures() {
        return new Enclosures(
                this::known,
                new StoredBytes(new Stores()),
                (files, most, cancellation) -> {
                    if (reading) {
                        awaitEnd(cancellation);
                    }
                    return files.stream().map(file -> text(file, most)).toList();
                },
                new Rules(),
                new Provider());
    }

    private AttachedText text(FileId file, int most) {
        var text = Optional.ofNullable(texts.get(file));
        return new AttachedText(
                file,
                text.isPresent() ? State.READY : State.NONE,
                text.map(whole -> whole.substring(0, Math.min(whole.length(), most))),
                text.filter(whole -> whole.length() > most).isPresent());
    }

    private void awaitEnd(Cancellation cancellation) {
        waited.countDown();
        var cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<FileFact> known(List<FileId> files) {
        return files.stream().map(facts::get).filter(Objects::nonNull).toList();
    }

    private final class Rules implements EnclosureRules {
        @Override
        public boolean admits(String endpoint, FileFact file) {
            return !file.type().equals(refused);
        }

        @Override
        public long most(String endpoint) {
            return most;
        }

        @Override
        public int mostTokens() {
            return mostTokens;
        }
    }

    private final class Provider implements ModelEndpoints {
        @Override
        public Optional<Offer> offer(String endpointName) {
            return Optional.of(
                    new Offer(endpointName, "custom", null, false, null, null, "immediate", null, 0, intake));
        }

        @Override
        public ModelEndpoint resolve(String endpointName, Turn turn) {
            throw new UnsupportedOperationException("nobody is asked");
        }

        @Override
        public List<String> models(String endpointName, AccountId caller) {
            return List.of();
        }
    }

    private final class Stores implements FileStores {
        @Override
        public FileStore forNew(Kind kind) {
            throw new UnsupportedOperationException("nothing new");
        }

        @Override
        public Optional<FileStore> of(String source) {
            return Optional.of(new Store());
        }

        @Override
        public Set<String> sources() {
            return Set.of("local");
        }
    }

    private final class Store implements FileStore {
        @Override
        public String source() {
            return "local";
        }

        @Override
        public void put(String key, InputStream content, long length, String type) {
            throw new UnsupportedOperationException("nothing new");
        }

        @Override
        public InputStream open(String key, long from, long length) throws IOException {
            return open(key);
        }

        @Override
        public InputStream open(String key) throws IOException {
            var found = bytes.get(key);
            if (found == null) {
                throw new NoSuchFileException(key);
            }
            return new ByteArrayInputStream(found);
        }

        @Override
        public void delete(String key) {
            bytes.remove(key);
        }
    }
}
