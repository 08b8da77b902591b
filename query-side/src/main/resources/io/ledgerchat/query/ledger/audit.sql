-- One row per event. What is personal (address, agent) is emptied when the account goes, or when no hold keeps it any more.
create table audit (
    position      bigint primary key,
    event_id      text collate "C" not null,
    action        text collate "C" not null,
    outcome       text collate "C" not null,
    actor_kind    text collate "C" not null,
    actor_id      text collate "C",
    subject_id    text collate "C",
    resource_kind text collate "C" not null,
    resource_id   text collate "C" not null,
    resources     text[] not null,
    -- JSON, which PostgreSQL need not take apart for every event, as few questions look into it.
    details       text,
    request_id    text collate "C",
    source        text collate "C",
    -- Of whoever was not signed in: under whose key address and agent are, that of an account or of the visitors of a day.
    sealed_for    text collate "C",
    address       text collate "C",
    agent         text,
    occurred_at   timestamptz not null
);

-- Who is gone: what still follows from their deletion carries where it came from, and may not tell it.
create table gone_account (
    account_id text collate "C" primary key
);

-- Who is gone, too, but under a hold: of them nothing is emptied yet.
create table kept_account (
    account_id text collate "C" primary key
);

-- The holds on accounts that stand.
create table standing_hold (
    hold_id    text collate "C" primary key,
    account_id text collate "C" not null,
    until      timestamptz
);

-- When filled:
create index if not exists audit_resources on audit using gin (resources);
create index if not exists audit_event on audit (event_id);
create index if not exists audit_action on audit (action, position);
create index if not exists audit_subject on audit (subject_id, position);
create index if not exists audit_time on audit (occurred_at, position);
-- Few events end in anything but success, and they are what is looked for.
create index if not exists audit_failure on audit (outcome, position) where outcome <> 'success';
create index if not exists audit_address on audit (address) where address is not null;
create index if not exists audit_visitor on audit (sealed_for) where sealed_for is not null;
-- Before it is there nothing is emptied one by one.
create index if not exists audit_actor on audit (actor_id, position);
-- By that index, from the few who are gone.
set local enable_hashjoin = off;
set local enable_mergejoin = off;
set local enable_seqscan = off;
update audit set address = null, agent = null
where (address is not null or agent is not null) and actor_id in (select account_id from gone_account);
update audit set address = null, agent = null, sealed_for = null
where sealed_for in (select 'account:' || account_id from gone_account);
update audit set address = null, agent = null, sealed_for = null
where sealed_for >= 'visitor:'
  and sealed_for < (select 'visitor:' || to_char(max(occurred_at) at time zone 'UTC', 'YYYY-MM-DD') from audit);
