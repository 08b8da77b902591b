package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.LeafEncoder;
import io.ledgerchat.event.LeafEntry;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries 4, 5 and 8 of an audit log of 11, which a filter chose, checked with the public key alone. */
class AuditCheckTest {
    private static final int SIZE = 11;
    private static final List<Integer> CHOSEN = List.of(3, 4, 7);
    private static final String HEADER = "\uFEFFTimestamp,Category,Action,Outcome,Severity,Actor type,Actor,Actor ID,"
            + "Target type,Target,Target ID,Capability,Details,IP,Request ID,Seq,Hash";

    private final List<Hash> leaves = IntStream.range(0, SIZE)
            .mapToObj(index -> Hash.of(LeafEncoder.leaf(event(index))))
            .toList();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private NoteSigner signer;
    private List<String> lines;
    private List<String> rows;

    @BeforeEach
    void exports() throws GeneralSecurityException {
        signer = SignedNoteTest.signer("chat.example.org/log");
        lines = new ArrayList<>(List.of(header(false, 3, 8)));
        rows = new ArrayList<>(List.of(HEADER));
        int next = 3;
        for (int index : CHOSEN) {
            lines.add(entry(index, next));
            rows.add(1, row(index));
            next = index + 1;
        }
    }

    @Test
    void anUntouchedExportIsProvenAndSaysHowMuchIsLeftOut() throws IOException {
        ExportCheck.Result result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.audit()).isTrue();
        assertThat(result.events()).isEqualTo(3);
        assertThat(result.leftOut()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"outcome\":\"failure\"', '\"outcome\":\"success\"', outcome",
        "'\"severity\":\"warning\"', '\"severity\":\"info\"', severity",
        "'\"category\":\"conversation\"', '\"category\":\"auth\"', category",
        "'\"action\":\"conversation.shown\"', '\"action\":\"conversation.hidden\"', action",
        "'\"type\":\"user\",\"id\":\"ada\"', '\"type\":\"user\",\"id\":\"bea\"', actor.id",
        "'\"type\":\"user\",\"id\":\"ada\"', '\"type\":\"api\",\"id\":\"ada\"', actor.type",
        "'\"type\":\"conversation\"', '\"type\":\"agent\"', target.type",
        "'\"id\":\"c1\"', '\"id\":\"c2\"', target.id",
        "'\"times\":3', '\"times\":4', metadata.times",
        "'\"times\":3,', '', metadata.times",
        "'\"times\":3', '\"times\":3,\"capability\":\"read:users\"', metadata.capability",
        "'\"files\":\"f1,f2\"', '\"files\":\"f1\"', metadata.files",
        "'\"ratio\":0.50', '\"ratio\":0.51', metadata.ratio",
        "'\"hidden\":false', '\"hidden\":true', metadata.hidden",
        "'\"requestId\":\"r1\"', '\"requestId\":\"r2\"', context.requestId",
        "'\"source\":\"http\"', '\"source\":\"import\"', context.source",
        "'\"seq\":5', '\"seq\":6', integrity.seq",
        "'\"timestamp\":\"1970-01-01T00:00:00.004Z\"', '\"timestamp\":\"1970-01-01T00:00:00.005Z\"', timestamp",
        "'\"eventId\":\"id-4\",\"subject\"', '\"eventId\":\"id-5\",\"subject\"', eventId",
        "'\"subject\":\"ada\"', '\"subject\":\"bea\"', subject",
        "'\"subject\":\"ada\"', '\"subject\":\"dan\"', subject",
        "'\"subject\":\"ada\",', '', subject",
        "'\"principal.id\":\"bea\",', '', metadata.principal",
        "'\"principal.type\":\"USER\",', '', metadata.principal",
        "'\"principal.type\":\"USER\"', '\"principal.type\":\"user\"', metadata.principal.type",
        "'\"flags.SHARE\":true,', '', metadata.flags.SHARE",
        "'\"removed.views.chat\":2,', '', metadata.removed.views.chat",
        "'\"policy\":\"file/USER\",', '', 'metadata.policy.data, metadata.policy.role'",
        "'\"schemaVersion\":1', '\"schemaVersion\":2', schemaVersion",
        "'\"schemaVersion\":1', '\"schemaVersion\":1,\"approved\":true', approved",
        "'\"name\":\"Ada Byron\"', '\"name\":\"Ada Byron\",\"role\":\"ADMIN\"', actor.role",
        "'\"name\":\"c1\"', '\"name\":\"c1\",\"owner\":\"bea\"', target.owner",
        "'\"ip\":\"127.0.0.1\"', '\"ip\":\"127.0.0.1\",\"device\":\"phone\"', context.device",
        "'\"seq\":5', '\"seq\":5,\"verified\":true', integrity.verified",
        "'\"revision\":\"1\"', '\"revision\":\"1\",\"plain\":\"hello\"', event.plain"
    })
    void aFieldThatTheEventDoesNotSayIsNamed(String said, String forged, String field) throws IOException {
        assertThat(lines.get(2)).contains(said);
        lines.set(2, lines.get(2).replaceFirst(Pattern.quote(said), forged));

        assertThat(check().findings())
                .containsExactly("line 3: entry 5 (conversation.shown) does not show what its event says: " + field);
    }

    @Test
    void howAThingEndedIsWhatItsEventSaysHoweverTheWordIsWritten() throws IOException {
        lines.set(
                2,
                lines.get(2)
                        .replace("\"end\":\"failed\"", "\"end\":\"Failed\"")
                        .replace("\"outcome\":\"failure\"", "\"outcome\":\"success\"")
                        .replace("\"severity\":\"warning\"", "\"severity\":\"info\""));

        assertThat(check().findings())
                .containsExactly("line 3: entry 5 (conversation.shown) does not show what its event says:"
                        + " outcome, severity, metadata.end");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"id\":\"bea\"', '\"id\":\"cyd\"', actor.id",
        "'\"id\":\"bea\"', '\"id\":\"ada\"', actor.id",
        "'\"id\":\"bea\",', '', actor.id",
        "'\"type\":\"user\",\"id\":\"bea\",', '\"type\":\"system\",', 'actor.id, actor.type'"
    })
    void whereTheMetadataNamesNobodyTheFirstWhomTheEventNamesDidIt(String said, String forged, String fields)
            throws IOException {
        assertThat(lines.get(3)).contains(said);
        lines.set(3, lines.get(3).replaceFirst(Pattern.quote(said), forged));

        assertThat(check().findings())
                .containsExactly("line 4: entry 8 (conversation.shown) does not show what its event says: " + fields);
    }

    @Test
    void entriesCannotBeNumberedBeyondTheEndOfTheLog() throws IOException {
        lines = new ArrayList<>(List.of(header(false, 10, 11), entry(10, 10)));
        assertThat(check().findings()).isEmpty();

        lines.set(0, lines.get(0).replace("\"from\":10,\"to\":11", "\"from\":12,\"to\":13"));
        lines.set(1, lines.get(1).replace("\"seq\":11", "\"seq\":13").replace("\"index\":10", "\"index\":12"));
        assertThat(check().findings()).containsExactly("line 1: leaves 12 to 13 are not in a tree of 11");
    }

    @Test
    void anEntryChangedTogetherWithItsEventIsFoundByTheRoot() throws IOException {
        String forged = Base64.getEncoder().encodeToString(payload(4, 9));
        lines.set(
                2,
                lines.get(2)
                        .replace("\"times\":3", "\"times\":9")
                        .replace(Base64.getEncoder().encodeToString(payload(4, 3)), forged)
                        .replace(
                                leaves.get(4).hex(),
                                Hash.of(LeafEncoder.leaf(event(4, 9))).hex()));

        assertThat(check().findings()).anyMatch(finding -> finding.contains("are not those of the checkpoint"));
    }

    @Test
    void aRemovedEntryIsFoundAlsoWhenTheGapIsSaidToBeLarger() throws IOException {
        String removed = lines.remove(2);
        assertThat(check().isProven()).isFalse();

        lines.set(2, entry(7, 4));
        assertThat(check().leftOut()).isEqualTo(9);
        assertThat(check().isProven()).as("as if the filter had not chosen it").isTrue();

        lines.set(0, header(true, 3, 8));
        assertThat(check().findings())
                .containsExactly("the export says it is complete, but 9 leaves of the checkpoint are left out");
        assertThat(removed).contains("id-4");
    }

    @Test
    void anExportThatIsCutOffIsFound() throws IOException {
        lines.removeLast();

        assertThat(check().findings()).containsExactly("the export says it holds leaves 3 to 8, but ends at 5");
    }

    @Test
    void nothingAtAllIsProvenToo() throws IOException {
        lines = List.of(header(false, 0, 0));

        assertThat(check().findings()).isEmpty();
    }

    @Test
    void aTableIsHeldAgainstItsExport() throws IOException {
        assertThat(table()).isZero();
        assertThat(said()).startsWith("PROVEN: 3 rows show what the events of the checkpoint say");
    }

    @Test
    void aTableInWhichSomethingWasChangedIsNot() throws IOException {
        List<String> whole = List.copyOf(rows);
        rows.set(2, rows.get(2).replace(",failure,", ",success,"));
        assertThat(table()).isOne();
        assertThat(said()).contains("row 5 does not show what its event says: Outcome");

        rows = new ArrayList<>(whole);
        rows.set(2, rows.get(2).replace("\"\"times\"\":3", "\"\"times\"\":4"));
        assertThat(table()).isOne();
        assertThat(said()).contains("row 5 does not show what its event says: Details");

        rows = new ArrayList<>(whole);
        rows.remove(2);
        assertThat(table()).isOne();
        assertThat(said()).contains("entry 5 is missing");

        rows = new ArrayList<>(whole);
        rows.add(rows.get(2).replace(",5,", ",6,"));
        assertThat(table()).isOne();
        assertThat(said()).contains("row 6 is no entry of the export");

        rows = new ArrayList<>(List.of(whole.get(0), whole.get(2), whole.get(1), whole.get(3)));
        assertThat(table()).isOne();
        assertThat(said()).contains("row 8 is not in its place");
    }

    @Test
    void aTableMayEndBeforeItsExportDoes() throws IOException {
        rows.remove(1);

        assertThat(table()).isZero();
        assertThat(said()).contains("newer entries: 1");
    }

    @Test
    void aTableMayBeCutOffOnlyWhereTheServerDoes() throws IOException {
        rows.removeLast();
        assertThat(tableOf(2).findings()).containsExactly("entry 4 is missing");

        rows.add("# TRUNCATED: export capped at 2 rows");
        assertThat(tableOf(2).findings()).isEmpty();
        assertThat(tableOf(2).notes()).containsExactly("The table is cut off after 2 rows; older entries: 1");

        rows.add(row(3));
        assertThat(tableOf(2).findings()).containsExactly("row 4 is not in its place");

        rows = new ArrayList<>(rows.subList(0, 3));
        rows.add("# TRUNCATED: export capped at 100000 rows");
        assertThat(table()).isOne();
        assertThat(said()).contains("the table says it was cut off after 100000 rows, but has 2");
    }

    @Test
    void namesAndAddressesAreNoPartOfTheProof() throws IOException {
        lines.set(2, lines.get(2).replace("Ada Byron", "Bea Byron").replace("127.0.0.1", "127.0.0.2"));
        rows.set(2, rows.get(2).replace("Ada Byron", "Cea Byron"));

        assertThat(check().findings()).isEmpty();
        assertThat(table()).isZero();
        assertThat(said()).contains("no part of the proof are names, addresses");
    }

    private ExportCheck.Result check() throws IOException {
        return ExportCheck.check(
                new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), List.of(signer.key()));
    }

    private TableCheck.Result tableOf(int mostRows) throws IOException {
        return TableCheck.check(
                new BufferedReader(new StringReader(String.join("\r\n", rows) + "\r\n")),
                new BufferedReader(new StringReader(String.join("\n", lines) + "\n")),
                List.of(signer.key()),
                mostRows);
    }

    private int table() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), String.join("\r\n", rows) + "\r\n");
        Path export = Files.writeString(folder.resolve("export.jsonl"), String.join("\n", lines) + "\n");
        said.reset();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Verifier.run(
                List.of("csv", table.toString(), export.toString(), signer.key().toString()), out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String header(boolean complete, int from, int to) {
        LeafRange tree = range(0, SIZE);
        String text = new Checkpoint("chat.example.org/log", SIZE, tree.root()).text();
        String note = new SignedNote(text, List.of(signer.sign(text))).note();
        return "{\"format\":\"%s\",\"complete\":%s,\"from\":%d,\"to\":%d,\"before\":%s,\"after\":%s,\"checkpoint\":\"%s\"}"
                .formatted(
                        ExportHeader.AUDIT,
                        complete,
                        from,
                        to,
                        list(range(0, from)),
                        list(range(to, SIZE)),
                        note.replace("\n", "\\n"));
    }

    private LeafRange range(int from, int to) {
        LeafRange range = LeafRange.startingAt(from);
        leaves.subList(from, to).forEach(range::add);
        return range;
    }

    private static String list(LeafRange range) {
        return range.subtrees().stream()
                .map(hash -> "\"" + hash.base64() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static LeafEntry event(int index) {
        return event(index, 3);
    }

    private static LeafEntry event(int index, int times) {
        return new LeafEntry(
                "id-" + index,
                "Conversation",
                "conversation:c1",
                index,
                "conversation.shown",
                "1",
                index,
                payload(index, times),
                doer(index).equals("ada")
                        ? Map.of("actor", "ada", "actor-kind", "person", "request", "r1", "source", "http")
                        : Map.of("request", "r1", "source", "http"));
    }

    /** Whom the metadata names, but for entry 8, where it names nobody. */
    private static String doer(int index) {
        return index == 7 ? "bea" : "ada";
    }

    private static byte[] payload(int index, int times) {
        return """
                {"conversationId":"c1","owner":"ada","times":%d,"ratio":0.5,"hidden":false,"files":["f1","f2"],
                 "title":{"subject":"conversation:c1","key":"k","value":"AAAA"},"end":"failed","number":%d,
                 "account":"dan","shownBy":"bea","seenBy":"cyd","principal":"user:bea","flags":{"SHARE":true,"USE":false},
                 "removed":{"views.chat":2,"inner":{"deep":1}},"policy":{"data":"file","role":"USER"},
                 "shownAt":"2026-01-01T00:00:00.000Z"}""".formatted(times, index).getBytes(StandardCharsets.UTF_8);
    }

    private static String details(int index) {
        return ("{\"conversationId\":\"c1\",\"owner\":\"ada\",\"times\":3,\"ratio\":0.50,\"hidden\":false,"
                        + "\"files\":\"f1,f2\",\"end\":\"failed\",\"number\":%d,"
                        + "\"account\":\"dan\",\"shownBy\":\"bea\",\"seenBy\":\"cyd\","
                        + "\"principal.type\":\"USER\",\"principal.id\":\"bea\",\"flags.SHARE\":true,\"flags.USE\":false,"
                        + "\"removed.views.chat\":2,\"policy\":\"file/USER\",\"shownAt\":\"2026-01-01T00:00:00Z\"}")
                .formatted(index);
    }

    private String entry(int index, int next) {
        String between = next < index ? "\"between\":" + list(range(next, index)) + "," : "";
        return ("{\"id\":\"%024x\",\"schemaVersion\":1,\"category\":\"conversation\",\"action\":\"conversation.shown\","
                        + "\"outcome\":\"failure\",\"severity\":\"warning\","
                        + "\"actor\":{\"type\":\"user\",\"id\":\"%s\",\"name\":\"Ada Byron\"},"
                        + "\"target\":{\"type\":\"conversation\",\"id\":\"c1\",\"name\":\"c1\"},\"metadata\":%s,"
                        + "\"context\":{\"requestId\":\"r1\",\"source\":\"http\",\"ip\":\"127.0.0.1\"},"
                        + "\"integrity\":{\"seq\":%d,\"hash\":\"%s\",\"prevHash\":\"%s\"},"
                        + "\"timestamp\":\"1970-01-01T00:00:00.%03dZ\",\"eventId\":\"id-%d\",\"subject\":\"ada\",%s"
                        + "\"event\":%s}")
                .formatted(
                        index,
                        doer(index),
                        details(index),
                        index + 1,
                        leaves.get(index).hex(),
                        leaves.get(index - 1).hex(),
                        index,
                        index,
                        between,
                        stored(index));
    }

    private String stored(int index) {
        return ("{\"index\":%d,\"eventId\":\"id-%d\",\"aggregateType\":\"Conversation\","
                        + "\"aggregateId\":\"conversation:c1\",\"sequence\":%d,\"name\":\"conversation.shown\","
                        + "\"revision\":\"1\",\"epochMillis\":%d,\"payload\":\"%s\","
                        + "\"metadata\":{%s\"request\":\"r1\",\"source\":\"http\"},"
                        + "\"leaf\":\"%s\"}")
                .formatted(
                        index,
                        index,
                        index,
                        index,
                        Base64.getEncoder().encodeToString(payload(index, 3)),
                        doer(index).equals("ada") ? "\"actor\":\"ada\",\"actor-kind\":\"person\"," : "",
                        leaves.get(index).hex());
    }

    private String row(int index) {
        return "1970-01-01T00:00:00.%03dZ,conversation,conversation.shown,failure,warning,user,Ada Byron,%s,conversation,c1,c1,,\"%s\",127.0.0.1,r1,%d,%s"
                .formatted(
                        index,
                        doer(index),
                        details(index).replace("\"", "\"\""),
                        index + 1,
                        leaves.get(index).hex());
    }
}
