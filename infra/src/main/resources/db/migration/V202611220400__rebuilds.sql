-- Rebuilds of views, wanted, under way and past. Whoever has a beat works on it; without one for a while another node does.
create table ledger.rebuild (
    id           bigserial   primary key,
    view         text        not null,
    polite       boolean     not null,
    wanted       text        not null check (wanted in ('run', 'stop')),
    state        text        not null check (state in ('waiting', 'filling', 'comparing', 'done', 'failed', 'stopped')),
    requested_by text        not null,
    requested_at timestamptz not null default now(),
    node         text,
    beat         timestamptz,
    position     bigint      not null default -1,
    head         bigint      not null default -1,
    speed        bigint      not null default 0,
    differences  bigint,
    message      text,
    ended_at     timestamptz
);
create unique index one_rebuild_of_a_view on ledger.rebuild (view) where state in ('waiting', 'filling', 'comparing', 'stopped');

-- Events that a view cannot take. It waits at the event until it can, or until somebody says why it may go on without.
create table ledger.dead_letter (
    view       text        not null,
    event_id   text        not null,
    error      text        not null,
    times      integer     not null,
    first_at   timestamptz not null default now(),
    last_at    timestamptz not null default now(),
    skipped_at timestamptz,
    skipped_by text,
    reason     text,
    primary key (view, event_id)
);
