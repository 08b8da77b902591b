package io.ledgerchat.infra.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The tree against the roots that the reference implementation of Certificate Transparency publishes. */
class TreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsAreThoseOfTheStandard() {
        LeafRange tree = LeafRange.startingAt(0);
        assertThat(tree.root().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void aTreeOfPiecesHasTheRootOfTheWhole() {
        List<Hash> leaves = leaves(75);
        Hash whole = range(leaves, 0, 75).root();
        for (int from = 0; from <= 75; from++) {
            for (int to = from; to <= 75; to++) {
                LeafRange tree = range(leaves, 0, from);
                LeafRange middle = range(leaves, from, to);
                tree.add(LeafRange.of(from, to, middle.subtrees()));
                tree.add(range(leaves, to, 75));
                assertThat(tree.root()).as("cut at %d and %d", from, to).isEqualTo(whole);
            }
        }
    }

    @Test
    void everyLeafOfEverySizeIsProvenAndNoOther() {
        List<Hash> leaves = leaves(40);
        for (int size = 1; size <= 40; size++) {
            Hash root = range(leaves, 0, size).root();
            Merkle tree = tree(leaves);
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.inclusion(index, size);
                assertThat(Proofs.includes(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(Proofs.includes(leaves.get((index + 1) % 40), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.includes(leaves.get(index), index + 1, size, path, root))
                        .isFalse();
            }
        }
    }

    @Test
    void everySizeIsConsistentWithEveryLaterOne() {
        List<Hash> leaves = leaves(40);
        Merkle tree = tree(leaves);
        List<Hash> others = new ArrayList<>(leaves);
        others.set(3, leaf(new byte[] {99}));
        for (int smaller = 1; smaller <= 40; smaller++) {
            for (int larger = smaller; larger <= 40; larger++) {
                List<Hash> proof = tree.consistency(smaller, larger);
                Hash before = range(leaves, 0, smaller).root();
                Hash after = range(leaves, 0, larger).root();
                assertThat(Proofs.consistent(smaller, before, larger, after, proof))
                        .as("%d and %d", smaller, larger)
                        .isTrue();
                if (larger > 3) {
                    assertThat(Proofs.consistent(
                                    smaller,
                                    before,
                                    larger,
                                    range(others, 0, larger).root(),
                                    proof))
                            .as("%d and another %d", smaller, larger)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void subtreesThatDoNotCoverTheRunAreRefused() {
        assertThatThrownBy(() -> LeafRange.of(0, 3, List.of(Hash.EMPTY))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Merkle tree(List<Hash> leaves) {
        return new Merkle(place -> range(leaves, (int) place.firstLeaf(), (int) (place.firstLeaf() + place.leaves()))
                .subtrees()
                .getFirst());
    }

    private static LeafRange range(List<Hash> leaves, int from, int to) {
        LeafRange range = LeafRange.startingAt(from);
        leaves.subList(from, to).forEach(range::add);
        return range;
    }

    private static List<Hash> leaves(int count) {
        var random = RandomGenerator.of("L64X128MixRandom");
        return LongStream.range(0, count)
                .mapToObj(number -> {
                    byte[] content = new byte[8];
                    random.nextBytes(content);
                    return leaf(content);
                })
                .toList();
    }

    private static Hash leaf(byte[] content) {
        var digest = Hash.sha256();
        digest.update((byte) 0);
        return Hash.of(digest.digest(content));
    }
}
