-- The largest checkpoint up to which the log was compared with the tree, so that the next comparison goes on from there.
create table ledger.verified (
    only_one    boolean primary key default true check (only_one),
    size        bigint not null,
    verified_at timestamptz not null
);
