package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of an outsider, who kept the checkpoint of a log of 5 events and now sees one of 11. */
class VerifierTest {
    private static final String LOG = "chat.example.org/log";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<Hash> leaves = IntStream.range(0, 11)
            .mapToObj(index -> Hash.over(Hash.EMPTY, Hash.of(bytes(index))))
            .toList();
    private final Merkle tree = new Merkle(
            place -> over(leaves.subList((int) place.firstLeaf(), (int) (place.firstLeaf() + place.leaves())))
                    .root());

    @TempDir
    private Path folder;

    private NoteSigner signer;
    private String key;

    @BeforeEach
    void keeps() throws GeneralSecurityException, IOException {
        signer = SignedNoteTest.signer(LOG);
        key = signer.key().toString();
        checkpoint("old", LOG, 5, over(leaves.subList(0, 5)).root());
        checkpoint("new", LOG, 11, over(leaves).root());
        file("grown.json", "{\"from\":5,\"to\":11,\"path\":%s}".formatted(list(tree.consistency(5, 11))));
        file("leaf.json", inclusion(7, leaves.get(7)));
    }

    @Test
    void aLogThatOnlyGrewIsProven() {
        assertThat(run("consistency", "old", "new", "grown.json", key)).isZero();
        assertThat(output()).isEqualTo("PROVEN: the newer checkpoint contains all of the older one\n");
    }

    @Test
    void aLogThatWasWrittenAnewIsNot() throws IOException {
        checkpoint("old", LOG, 5, over(leaves.subList(1, 6)).root());

        assertThat(run("consistency", "old", "new", "grown.json", key)).isOne();
        assertThat(output())
                .contains("the newer log does not begin as the older one was")
                .endsWith("NOT PROVEN\n");
    }

    @Test
    void aProofOfOtherSizesOrOfAnotherLogIsNone() throws IOException {
        checkpoint("other", "elsewhere.example.org/log", 11, over(leaves).root());

        assertThat(run("consistency", "new", "new", "grown.json", key)).isOne();
        assertThat(output()).contains("sizes 5 and 11, the checkpoints are about 11 and 11");
        assertThat(run("consistency", "old", "other", "grown.json", key)).isOne();
        assertThat(output()).contains("these are two logs");
    }

    @Test
    void aLeafIsProvenWhereItStandsAndNoOther() throws IOException {
        assertThat(run("inclusion", "new", "leaf.json", key)).isZero();

        file("forged.json", inclusion(7, leaves.get(8)));
        assertThat(run("inclusion", "new", "forged.json", key)).isOne();
        assertThat(run("inclusion", "old", "leaf.json", key)).isOne();
    }

    @Test
    void aCheckpointThatNobodyKnownSignedProvesNothing() throws GeneralSecurityException {
        String stranger = SignedNoteTest.signer(LOG).key().toString();

        assertThat(run("consistency", "old", "new", "grown.json", stranger)).isOne();
        assertThat(run("inclusion", "new", "leaf.json", stranger)).isOne();
        assertThat(output()).contains("signed by none of the known keys");
    }

    @Test
    void aKeyThatWasHandedOverProvesNothingBeyondItsHandOver() throws Exception {
        assertThat(run("consistency", "old", "new", "grown.json", key + " 5")).isOne();
        assertThat(output())
                .contains("the newer checkpoint is signed only by a key that was handed over at 5 leaves")
                .doesNotContain("the older checkpoint");
        assertThat(run("inclusion", "new", "leaf.json", key + " 10")).isOne();
        file("keys.txt", SignedNoteTest.signer(LOG).key() + "\n" + key + " 10\n");
        assertThat(run("inclusion", "new", "leaf.json", "keys.txt")).isOne();

        file("keys.txt", SignedNoteTest.signer(LOG).key() + "\n" + key + " 11\n");
        assertThat(run("inclusion", "new", "leaf.json", "keys.txt")).isZero();
        assertThat(run("inclusion", "new", "leaf.json", key + " eleven")).isEqualTo(2);
    }

    @Test
    void whatTheNextKeySignedTooIsProvenByThatKey() throws GeneralSecurityException, IOException {
        NoteSigner next = SignedNoteTest.signer(LOG);
        String text = new Checkpoint(LOG, 11, over(leaves).root()).text();
        file("both", new SignedNote(text, List.of(signer.sign(text), next.sign(text))).note());

        assertThat(run("inclusion", "both", "leaf.json", key + " 5", next.key().toString()))
                .isZero();
    }

    @Test
    void whoAsksInAWrongWayIsToldHow() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("consistency", "old", "new", key)).isEqualTo(2);
        assertThat(run("inclusion", "new", key)).isEqualTo(2);
        assertThat(output()).contains("Usage: ");
        assertThat(run("inclusion", "new", "nowhere.json", key)).isEqualTo(2);
        assertThat(run("inclusion", "new", "new", key)).isEqualTo(2);
        file("half.json", "{\"leaf\":7}");
        assertThat(run("inclusion", "new", "half.json", key)).isEqualTo(2);
        assertThat(output()).contains("The proof has no number size.");
    }

    private int run(String... arguments) {
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Verifier.run(
                List.of(arguments).stream()
                        .map(word -> word.contains("+") || word.equals("consistency") || word.equals("inclusion")
                                ? word
                                : folder.resolve(word).toString())
                        .toList(),
                out,
                out);
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private void checkpoint(String name, String log, long size, Hash root) throws IOException {
        String text = new Checkpoint(log, size, root).text();
        file(name, new SignedNote(text, List.of(signer.sign(text))).note());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String inclusion(int leaf, Hash hash) {
        return "{\"leaf\":%d,\"size\":11,\"hash\":\"%s\",\n\"path\":%s}"
                .formatted(leaf, hash.base64(), list(tree.inclusion(leaf, 11)));
    }

    private static LeafRange over(List<Hash> leaves) {
        LeafRange range = LeafRange.startingAt(0);
        leaves.forEach(range::add);
        return range;
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[Hash.BYTES];
        bytes[0] = (byte) number;
        return bytes;
    }

    private static String list(List<Hash> hashes) {
        return hashes.stream().map(hash -> "\"" + hash.base64() + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
