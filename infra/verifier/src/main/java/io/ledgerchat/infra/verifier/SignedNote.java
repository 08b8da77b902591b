package io.ledgerchat.infra.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures below it, in the form of C2SP's signed-note: the text, an empty line, and for each signature
 * {@code — name base64(key id, signature)}.
 */
public record SignedNote(String text, List<Signature> signatures) {
    private static final String DASH = "\u2014 ";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a line break.");
        }
    }

    /** @param keyId the first four bytes that tell which key of that name signed */
    public record Signature(String name, byte[] keyId, byte[] bytes) {
        public String line() {
            byte[] all = Arrays.copyOf(keyId, keyId.length + bytes.length);
            System.arraycopy(bytes, 0, all, keyId.length, bytes.length);
            return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }
    }

    /** @throws IllegalArgumentException if it is no signed note */
    public static SignedNote parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0) {
            throw new IllegalArgumentException("This is not a signed note: it has no signatures.");
        }
        var signatures = new ArrayList<Signature>();
        for (String line : note.substring(gap + 2).lines().toList()) {
            signatures.add(signature(line));
        }
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("This is not a signed note: it has no signatures.");
        }
        return new SignedNote(note.substring(0, gap + 1), signatures);
    }

    /** One line of a note. */
    public static Signature signature(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !line.startsWith(DASH)) {
            throw new IllegalArgumentException("This is not the signature of a note: " + line);
        }
        byte[] all = Base64.getDecoder().decode(words[2]);
        if (all.length < 5) {
            throw new IllegalArgumentException("This is not the signature of a note: " + line);
        }
        return new Signature(words[1], Arrays.copyOf(all, 4), Arrays.copyOfRange(all, 4, all.length));
    }

    /** The whole note. */
    public String note() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** Whether one of its signatures was made with this key. */
    public boolean isSignedBy(NoteKey key) {
        return signatures.stream().anyMatch(signature -> key.made(signature, text));
    }

    /**
     * Why these keys do not vouch for it as the checkpoint of so many leaves; empty if one of them does. A key that was handed
     * over before may be in other hands by now.
     */
    public Optional<String> doubt(List<NoteKey> keys, long size) {
        List<NoteKey> signers = keys.stream().filter(this::isSignedBy).toList();
        if (signers.isEmpty()) {
            return Optional.of("is signed by none of the known keys");
        }
        long until = signers.stream().mapToLong(NoteKey::until).max().getAsLong();
        return until >= size
                ? Optional.empty()
                : Optional.of("is signed only by a key that was handed over at " + until + " leaves");
    }
}
