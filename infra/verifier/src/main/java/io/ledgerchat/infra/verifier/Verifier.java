package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The verifier as a program: {@code java -jar ledgerchat-verifier.jar EXPORT KEY…}, where a key is its text or a file with
 * one key a line. It ends with 0 when the export is proven, 1 when it is not, 2 when it was asked in a wrong way.
 */
public final class Verifier {
    private Verifier() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("Usage: java -jar ledgerchat-verifier.jar EXPORT KEY...");
            System.err.println("EXPORT is a JSON Lines file; KEY is name+id+base64, or a file with one key a line.");
            return 2;
        }
        var keys = new ArrayList<NoteKey>();
        try {
            for (int i = 1; i < arguments.length; i++) {
                keys.addAll(keys(arguments[i]));
            }
        } catch (IllegalArgumentException unreadable) {
            System.err.println(unreadable.getMessage());
            return 2;
        }
        try (BufferedReader export = Files.newBufferedReader(Path.of(arguments[0]))) {
            return tell(ExportCheck.check(export, keys));
        }
    }

    private static List<NoteKey> keys(String argument) throws IOException {
        return argument.contains("+")
                ? List.of(NoteKey.parse(argument))
                : Files.readAllLines(Path.of(argument)).stream()
                        .filter(line -> !line.isBlank())
                        .map(NoteKey::parse)
                        .toList();
    }

    private static int tell(ExportCheck.Result result) {
        result.findings().forEach(System.out::println);
        if (result.found() > result.findings().size()) {
            System.out.println("and " + (result.found() - result.findings().size()) + " more");
        }
        Checkpoint checkpoint = result.checkpoint();
        String against = checkpoint == null ? "" : " of " + checkpoint.origin() + " at size " + checkpoint.size();
        System.out.println(
                result.isProven()
                        ? "PROVEN: %d events belong to the checkpoint%s".formatted(result.events(), against)
                        : "NOT PROVEN: %d findings in %d events%s".formatted(result.found(), result.events(), against));
        return result.isProven() ? 0 : 1;
    }
}
