package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.infra.verifier.Hash;
import io.ledgerchat.infra.verifier.LeafRange;
import io.ledgerchat.infra.verifier.Merkle;
import io.ledgerchat.infra.verifier.Subtree;
import io.ledgerchat.query.ledger.SealedLeaf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tree in PostgreSQL: tiles of {@value #TILE} leaves, the subtrees above them, and the few leaves that fill no tile yet.
 * Tiles and subtrees are written once and never again; a leaf costs about 44 bytes.
 */
public final class TreeStore {
    static final int TILE = 256;
    private static final int TILE_LEVEL = 8;

    private static final String IN_TILES = """
            select found.number * ? + found.place - 1 as index, found.position,
                   substring(found.hashes from (found.place - 1) * 32 + 1 for 32) as hash,
                   case when found.place > 1 then substring(found.hashes from (found.place - 2) * 32 + 1 for 32)
                        else (select substring(before.hashes from 255 * 32 + 1 for 32) from ledger.leaf_tile before
                              where before.number = found.number - 1) end as previous
            from (select wanted.position, tile.number, tile.hashes,
                         array_position(tile.positions, wanted.position) as place
                  from unnest(?::bigint[]) as wanted(position)
                  join lateral (select number, positions, hashes from ledger.leaf_tile
                                where first_position <= wanted.position
                                order by first_position desc limit 1) tile on true) found
            where found.place is not null""";
    private static final String IN_LEAVES = """
            select leaf.index, leaf.position, leaf.hash,
                   coalesce((select before.hash from ledger.leaf before where before.index = leaf.index - 1),
                            (select substring(tile.hashes from 255 * 32 + 1 for 32) from ledger.leaf_tile tile
                             where tile.number = leaf.index / ? - 1)) as previous
            from ledger.leaf leaf where leaf.position = any(?::bigint[])""";

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    public TreeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
    }

    /** How far it reaches, as it was last written. */
    public record Reach(String origin, long size, long position) {}

    /** A leaf, and where its event stands in the log. */
    public record Leaf(long index, long position, Hash hash) {}

    public Reach reach() {
        return sql.sql("select origin, size, position from ledger.tree")
                .query(Reach.class)
                .single();
    }

    /** The name that it was begun under; empty before the first start. */
    Optional<String> origin() {
        return sql.sql("select origin from ledger.tree").query(String.class).optional();
    }

    /** Makes an empty tree under this name unless there is one. */
    public void begin(String origin) {
        sql.sql("insert into ledger.tree (origin, size, position) values (?, 0, -1) on conflict do nothing")
                .param(origin)
                .update();
    }

    /** The reach, held against all others until the transaction ends; empty when another node holds it. */
    Optional<Reach> hold() {
        return sql.sql("select origin, size, position from ledger.tree for update skip locked")
                .query(Reach.class)
                .optional();
    }

    /** The same, waiting for another node that holds it. */
    Reach held() {
        return sql.sql("select origin, size, position from ledger.tree for update")
                .query(Reach.class)
                .single();
    }

    /** Adds leaves behind what is there; within a transaction that holds the reach. */
    public void append(Reach reach, List<Leaf> leaves) {
        long begun = reach.size() / TILE * TILE;
        List<Leaf> tile = new ArrayList<>(pending(begun));
        for (Leaf leaf : leaves) {
            tile.add(leaf);
            if (tile.size() == TILE) {
                writeTile(tile);
                tile.clear();
            }
        }
        Leaf last = leaves.getLast();
        sql.sql("delete from ledger.leaf where index < ?")
                .param((last.index() + 1) / TILE * TILE)
                .update();
        jdbc.batchUpdate(
                "insert into ledger.leaf (index, position, hash) values (?, ?, ?)",
                tile.stream()
                        .filter(leaf -> leaf.index() >= reach.size())
                        .map(leaf -> new Object[] {
                            leaf.index(), leaf.position(), leaf.hash().bytes()
                        })
                        .toList());
        sql.sql("update ledger.tree set size = ?, position = ?")
                .params(last.index() + 1, last.position())
                .update();
    }

    private List<Leaf> pending(long from) {
        return sql.sql("select index, position, hash from ledger.leaf where index >= ? order by index")
                .param(from)
                .query((row, _) -> new Leaf(row.getLong(1), row.getLong(2), Hash.of(row.getBytes(3))))
                .list();
    }

    private void writeTile(List<Leaf> leaves) {
        long number = leaves.getFirst().index() / TILE;
        byte[] hashes = new byte[TILE * Hash.BYTES];
        Long[] positions = new Long[TILE];
        LeafRange range = LeafRange.startingAt(leaves.getFirst().index());
        for (int i = 0; i < TILE; i++) {
            Leaf leaf = leaves.get(i);
            System.arraycopy(leaf.hash().bytes(), 0, hashes, i * Hash.BYTES, Hash.BYTES);
            positions[i] = leaf.position();
            range.add(leaf.hash());
        }
        sql.sql("insert into ledger.leaf_tile (number, first_position, positions, hashes) values (?, ?, ?, ?)")
                .params(number, positions[0], positions, hashes)
                .update();
        writeNode(new Subtree(TILE_LEVEL, number), range.subtrees().getFirst());
    }

    /** Writes the subtree, and all that it completes. */
    private void writeNode(Subtree place, Hash hash) {
        Subtree at = place;
        Hash over = hash;
        insertNode(at, over);
        while (at.index() % 2 == 1) {
            over = Hash.over(node(new Subtree(at.level(), at.index() - 1)), over);
            at = new Subtree(at.level() + 1, at.index() / 2);
            insertNode(at, over);
        }
    }

    private void insertNode(Subtree place, Hash hash) {
        sql.sql("insert into ledger.tree_node (level, index, hash) values (?, ?, ?)")
                .params(place.level(), place.index(), hash.bytes())
                .update();
    }

    /**
     * Roots and proofs of what is stored.
     *
     * <p>They throw {@link IllegalArgumentException} where a leaf or a hash that they need cannot be read.
     */
    public Merkle merkle() {
        return new Merkle(this::node);
    }

    private Hash node(Subtree place) {
        if (place.level() >= TILE_LEVEL) {
            return Hash.of(sql.sql("select hash from ledger.tree_node where level = ? and index = ?")
                    .params(place.level(), place.index())
                    .query(byte[].class)
                    .single());
        }
        LeafRange range = LeafRange.startingAt(place.firstLeaf());
        List<Leaf> leaves = leaves(place.firstLeaf(), place.firstLeaf() + place.leaves());
        if (leaves.size() != place.leaves()) {
            throw new IllegalArgumentException("Of the " + place.leaves() + " leaves of the tree from "
                    + place.firstLeaf() + " on, only " + leaves.size() + " can be read; run 'ledgerchat verify'");
        }
        leaves.forEach(leaf -> range.add(leaf.hash()));
        return LeafRange.joined(range.subtrees());
    }

    /**
     * Leaves {@code from} to {@code to - 1}, as far as they are there and can be read. Those that fill no tile are read
     * first: when one is filled meanwhile they are found twice, and not missed.
     */
    public List<Leaf> leaves(long from, long to) {
        var leaves = new TreeMap<Long, Leaf>();
        sql.sql("select index, position, hash from ledger.leaf where index >= ? and index < ? and length(hash) = ?")
                .params(from, to, Hash.BYTES)
                .query((row, _) -> new Leaf(row.getLong(1), row.getLong(2), Hash.of(row.getBytes(3))))
                .list()
                .forEach(leaf -> leaves.put(leaf.index(), leaf));
        sql.sql("select number, positions, hashes from ledger.leaf_tile where number between ? and ?")
                .params(from / TILE, (to - 1) / TILE)
                .query((row, _) -> tile(row))
                .list()
                .forEach(tile -> tile.forEach(leaf -> leaves.put(leaf.index(), leaf)));
        return List.copyOf(leaves.subMap(from, Math.max(from, to)).values());
    }

    private static List<Leaf> tile(ResultSet row) throws SQLException {
        long first = row.getLong("number") * TILE;
        @Nullable Long[] positions = (Long[]) row.getArray("positions").getArray();
        byte[] hashes = row.getBytes("hashes");
        var leaves = new ArrayList<Leaf>(TILE);
        for (int i = 0; i < Math.min(TILE, positions.length) && (i + 1) * Hash.BYTES <= hashes.length; i++) {
            byte[] hash = Arrays.copyOfRange(hashes, i * Hash.BYTES, (i + 1) * Hash.BYTES);
            @Nullable Long position = positions[i];
            if (position != null) {
                leaves.add(new Leaf(first + i, position, Hash.of(hash)));
            }
        }
        return leaves;
    }

    /** The leaves of the events at these positions, each with the hash of the leaf before. */
    List<SealedLeaf> at(List<Long> positions) {
        Long[] wanted = positions.toArray(Long[]::new);
        var found = new TreeMap<Long, SealedLeaf>();
        // In this order, as leaves are read.
        for (String place : List.of(IN_LEAVES, IN_TILES)) {
            sql.sql(place)
                    .params(TILE, wanted)
                    .query(TreeStore::sealed)
                    .list()
                    .forEach(leaf -> found.put(leaf.index(), leaf));
        }
        return List.copyOf(found.values());
    }

    private static SealedLeaf sealed(ResultSet row, int number) throws SQLException {
        byte[] previous = row.getBytes("previous");
        return new SealedLeaf(
                row.getLong("index"),
                row.getLong("position"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                previous == null ? "0".repeat(2 * Hash.BYTES) : HexFormat.of().formatHex(previous));
    }

    /** Which leaf the event at this position is. */
    OptionalLong indexOf(long position) {
        Optional<Long> pending = sql.sql("select index from ledger.leaf where position = ?")
                .param(position)
                .query(Long.class)
                .optional();
        Optional<Long> found = pending.or(() -> sql.sql("""
                        select number * ? + array_position(positions, ?) - 1 from
                          (select number, positions from ledger.leaf_tile where first_position <= ?
                           order by first_position desc limit 1) tile
                        where array_position(positions, ?) is not null""")
                .params(TILE, position, position, position)
                .query(Long.class)
                .optional());
        return found.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
