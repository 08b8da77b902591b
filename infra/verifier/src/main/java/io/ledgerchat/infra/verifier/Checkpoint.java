package io.ledgerchat.infra.verifier;

import java.util.List;

/**
 * What a log says of itself at one moment, as C2SP's tlog-checkpoint words it: its name, how many leaves its tree has,
 * and the root.
 */
public record Checkpoint(String origin, long size, Hash root) {
    /** The text that is signed, with its last line break. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** @throws IllegalArgumentException if it is no checkpoint */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.getFirst().isBlank() || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("This is not a checkpoint: it names no log or no size.");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.ofBase64(lines.get(2)));
    }
}
