-- The Merkle tree over the log. Derived from the log, like a view; its checkpoints are not: they are signed.

-- How far the log is sealed. Whoever appends to the tree holds this row.
create table ledger.tree (
    only_row   boolean primary key default true check (only_row),
    origin     text   not null,
    size       bigint not null,
    position   bigint not null
);

-- 256 leaves in one row: where each event stands in the log, and the hashes one after the other.
create table ledger.leaf_tile (
    number         bigint   primary key,
    first_position bigint   not null,
    positions      bigint[] not null,
    hashes         bytea    not null
);
create unique index leaf_tile_position on ledger.leaf_tile (first_position);
-- Hashes cannot be compressed.
alter table ledger.leaf_tile alter column hashes set storage external;

-- The leaves that do not fill a tile yet.
create table ledger.leaf (
    index    bigint primary key,
    position bigint not null,
    hash     bytea  not null
);

-- Every whole subtree of 256 leaves (level 8) and more.
create table ledger.tree_node (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

create table ledger.checkpoint (
    size       bigint      primary key,
    position   bigint      not null,
    root       bytea       not null,
    note       text        not null,
    signed_at  timestamptz not null
);

-- What each witness has seen last.
create table ledger.witness (
    url  text   primary key,
    size bigint not null
);

-- The keys that sign checkpoints, wrapped by the master key; the newest signs.
create table vault.signing_key (
    key_id     uuid        primary key,
    public_key text        not null unique,
    wrapped    bytea       not null,
    created_at timestamptz not null
);
