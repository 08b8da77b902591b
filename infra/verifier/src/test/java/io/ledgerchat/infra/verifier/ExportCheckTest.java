package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.event.LeafEncoder;
import io.ledgerchat.event.LeafEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An export of leaves 3 to 7 of a log of 11, checked with the public key alone. */
class ExportCheckTest {
    private static final int FROM = 3;
    private static final int TO = 8;

    private NoteSigner signer;
    private List<String> lines;

    @BeforeEach
    void exports() throws GeneralSecurityException {
        signer = SignedNoteTest.signer("chat.example.org/log");
        LeafRange tree = LeafRange.startingAt(0);
        LeafRange before = LeafRange.startingAt(0);
        LeafRange after = LeafRange.startingAt(TO);
        lines = new ArrayList<>();
        for (int index = 0; index < 11; index++) {
            Hash leaf = Hash.of(LeafEncoder.leaf(entry(index)));
            tree.add(leaf);
            if (index < FROM) {
                before.add(leaf);
            } else if (index < TO) {
                lines.add(line(index, leaf));
            } else {
                after.add(leaf);
            }
        }
        String text = new Checkpoint("chat.example.org/log", 11, tree.root()).text();
        String note = new SignedNote(text, List.of(signer.sign(text))).note();
        lines.addFirst("{\"format\":\"%s\",\"from\":%d,\"to\":%d,\"before\":%s,\"after\":%s,\"checkpoint\":\"%s\"}"
                .formatted(
                        ExportHeader.FORMAT,
                        FROM,
                        TO,
                        list(before.subtrees()),
                        list(after.subtrees()),
                        note.replace("\n", "\\n")));
    }

    @Test
    void anUntouchedExportIsProven() throws IOException {
        ExportCheck.Result result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.isProven()).isTrue();
        assertThat(result.events()).isEqualTo(5);
    }

    @Test
    void aChangedEventIsNamed() throws IOException {
        lines.set(2, lines.get(2).replace("\"sequence\":4", "\"sequence\":5"));

        assertThat(check().findings()).anyMatch(finding -> finding.contains("event id-4 (thing.happened) was changed"));
    }

    @Test
    void anEventChangedTogetherWithItsHashIsFoundByTheRoot() throws IOException {
        LeafEntry forged =
                new LeafEntry("id-4", null, null, 99, "thing.happened", "1", 4, new byte[] {1}, Map.of("actor", "ada"));
        lines.set(2, line(4, 99, Hash.of(LeafEncoder.leaf(forged))));

        assertThat(check().findings()).anyMatch(finding -> finding.contains("are not those of the checkpoint"));
    }

    @Test
    void aRemovedAnInsertedAndASwappedEventAreFound() throws IOException {
        List<String> whole = List.copyOf(lines);
        lines.remove(3);
        assertThat(check().isProven()).isFalse();

        lines = new ArrayList<>(whole);
        lines.add(3, whole.get(2));
        assertThat(check().isProven()).isFalse();

        lines = new ArrayList<>(whole);
        lines.set(2, whole.get(3));
        lines.set(3, whole.get(2));
        assertThat(check().isProven()).isFalse();

        lines = new ArrayList<>(whole.subList(0, 4));
        assertThat(check().findings()).anyMatch(finding -> finding.contains("but ends at 6"));
    }

    @Test
    void leavesThatTheTreeDoesNotHaveAreRefused() throws IOException {
        String header = lines.getFirst();
        for (String range : List.of("\"from\":3,\"to\":12", "\"from\":-1,\"to\":8", "\"from\":8,\"to\":3")) {
            lines.set(0, header.replace("\"from\":3,\"to\":8", range));

            assertThat(check().findings())
                    .singleElement()
                    .asString()
                    .startsWith("line 1: leaves ")
                    .endsWith(" are not in a tree of 11");
        }
    }

    @Test
    void anExportOfAnotherSignerIsRefused() throws IOException, GeneralSecurityException {
        signer = SignedNoteTest.signer("chat.example.org/log");

        assertThat(check().findings()).containsExactly("the checkpoint is signed by none of the known keys");
    }

    @Test
    void anExportThatOnlyAFormerKeySignedIsRefused() throws IOException {
        assertThat(check(signer.key().handedOverAt(11)).isProven()).isTrue();
        assertThat(check(signer.key().handedOverAt(10)).findings())
                .containsExactly("the checkpoint is signed only by a key that was handed over at 10 leaves");
    }

    @Test
    void whatIsNoExportIsSaidSo() throws IOException {
        lines = List.of("hello");
        assertThat(check().findings()).hasSize(1);

        lines = List.of();
        assertThat(check().isProven()).isFalse();
    }

    private ExportCheck.Result check() throws IOException {
        return check(signer.key());
    }

    private ExportCheck.Result check(NoteKey key) throws IOException {
        return ExportCheck.check(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), List.of(key));
    }

    private static LeafEntry entry(int index) {
        return new LeafEntry(
                "id-" + index, null, null, index, "thing.happened", "1", index, new byte[] {1}, Map.of("actor", "ada"));
    }

    private static String line(int index, Hash leaf) {
        return line(index, index, leaf);
    }

    private static String line(int index, int sequence, Hash leaf) {
        return ("{\"index\":%d,\"eventId\":\"id-%d\",\"aggregateType\":null,\"aggregateId\":null,\"sequence\":%d,"
                        + "\"name\":\"thing.happened\",\"revision\":\"1\",\"epochMillis\":%d,\"payload\":\"%s\","
                        + "\"metadata\":{\"actor\":\"ada\"},\"leaf\":\"%s\"}")
                .formatted(
                        index, index, sequence, index, Base64.getEncoder().encodeToString(new byte[] {1}), leaf.hex());
    }

    private static String list(List<Hash> hashes) {
        return "["
                + String.join(
                        ",",
                        hashes.stream().map(hash -> "\"" + hash.base64() + "\"").toList()) + "]";
    }
}
