package io.ledgerchat.infra.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The verifier as a program: {@code java -jar ledgerchat-verifier.jar EXPORT KEY…}, or {@code csv} with a spreadsheet and
 * the export that proves it, or {@code consistency} or {@code inclusion} with what a server hands out as proof, where a key
 * is its text or a file with one key a line. It ends with 0 when all is proven, 1 when it is not, 2 when it was asked in a
 * wrong way.
 */
public final class Verifier {
    private static final String USAGE = """
            Usage: java -jar ledgerchat-verifier.jar EXPORT KEY...
                   java -jar ledgerchat-verifier.jar csv TABLE EXPORT KEY...
                   java -jar ledgerchat-verifier.jar consistency OLDER NEWER PROOF KEY...
                   java -jar ledgerchat-verifier.jar inclusion CHECKPOINT PROOF KEY...

            EXPORT is a JSON Lines file, of the ledger or of the audit log; TABLE is the audit log as CSV, and EXPORT then the
            one of the same question, fetched after it. OLDER, NEWER and CHECKPOINT are signed notes, PROOF is the JSON of a proof, as the
            server hands them out. KEY is name+id+base64, or a file with one key a line. A number behind a key, after a space,
            says that it was handed over to another key in the checkpoint of so many leaves: alone it proves none beyond it.
            """;

    /** What the log holds encrypted, or does not hold. */
    private static final String NOT_THESE =
            "; no part of the proof are names, addresses, user agents and ids of entries";

    private final List<String> arguments;
    private final PrintStream out;

    private Verifier(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var verifier = new Verifier(arguments, out);
        try {
            String what = arguments.isEmpty() ? "" : arguments.getFirst();
            return switch (what) {
                case "csv" -> arguments.size() < 4 ? asked(err) : verifier.table();
                case "consistency" -> arguments.size() < 5 ? asked(err) : verifier.consistency();
                case "inclusion" -> arguments.size() < 4 ? asked(err) : verifier.inclusion();
                default -> arguments.size() < 2 ? asked(err) : verifier.export();
            };
        } catch (IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return 2;
        } catch (IOException missing) {
            err.println("This cannot be read: " + missing.getMessage());
            return 2;
        }
    }

    private static int asked(PrintStream err) {
        err.print(USAGE);
        return 2;
    }

    private int export() throws IOException {
        List<NoteKey> keys = keysFrom(1);
        try (BufferedReader export = Files.newBufferedReader(Path.of(arguments.getFirst()))) {
            return tell(ExportCheck.check(export, keys));
        }
    }

    private int table() throws IOException {
        List<NoteKey> keys = keysFrom(3);
        try (BufferedReader table = Files.newBufferedReader(Path.of(arguments.get(1)));
                BufferedReader export = Files.newBufferedReader(Path.of(arguments.get(2)))) {
            TableCheck.Result result = TableCheck.check(table, export, keys);
            result.notes().forEach(out::println);
            return tell(
                    result.findings(), result.rows() + " rows show what the events of the checkpoint say" + NOT_THESE);
        }
    }

    private int consistency() throws IOException {
        return tell(
                ProofCheck.consistency(text(1), text(2), text(3), keysFrom(4)),
                "the newer checkpoint contains all of the older one");
    }

    private int inclusion() throws IOException {
        return tell(ProofCheck.inclusion(text(1), text(2), keysFrom(3)), "the leaf belongs to the checkpoint");
    }

    private String text(int argument) throws IOException {
        return Files.readString(Path.of(arguments.get(argument)));
    }

    private List<NoteKey> keysFrom(int first) throws IOException {
        var keys = new ArrayList<NoteKey>();
        for (String argument : arguments.subList(first, arguments.size())) {
            keys.addAll(keys(argument));
        }
        return keys;
    }

    private static List<NoteKey> keys(String argument) throws IOException {
        return argument.contains("+")
                ? List.of(NoteKey.parse(argument))
                : Files.readAllLines(Path.of(argument)).stream()
                        .filter(line -> !line.isBlank())
                        .map(NoteKey::parse)
                        .toList();
    }

    private int tell(List<String> findings, String proven) {
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "PROVEN: " + proven : "NOT PROVEN");
        return findings.isEmpty() ? 0 : 1;
    }

    private int tell(ExportCheck.Result result) {
        result.findings().forEach(out::println);
        if (result.found() > result.findings().size()) {
            out.println("and " + (result.found() - result.findings().size()) + " more");
        }
        Checkpoint checkpoint = result.checkpoint();
        String against = checkpoint == null ? "" : " of " + checkpoint.origin() + " at size " + checkpoint.size();
        String proven = result.audit()
                ? "%d entries show what their events say, which belong to the checkpoint%s; others of its leaves: %d%s"
                        .formatted(result.events(), against, result.leftOut(), NOT_THESE)
                : "%d events belong to the checkpoint%s".formatted(result.events(), against);
        out.println(
                result.isProven()
                        ? "PROVEN: " + proven
                        : "NOT PROVEN: %d findings in %d events%s".formatted(result.found(), result.events(), against));
        return result.isProven() ? 0 : 1;
    }
}
