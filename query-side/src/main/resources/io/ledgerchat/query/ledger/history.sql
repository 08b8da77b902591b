-- Every version of every thing: from which event to which it was so. Ids and words only; what was said then is read from the
-- events themselves, as long as it may be.
create table history (
    part_of       text collate "C" not null,
    kind          text collate "C" not null,
    id            text collate "C" not null,
    from_position bigint not null,
    from_time     timestamptz not null,
    to_position   bigint,
    to_time       timestamptz,
    event_id      text collate "C" not null,
    action        text collate "C" not null,
    actor_id      text collate "C",
    primary key (part_of, kind, id, from_position)
);
create index history_time on history (part_of, from_position);
create index history_thing on history (kind, id, from_position);
create index history_open on history (kind, id) where to_position is null;

-- Who could read a thing, and from when to when; the members of a group likewise.
create table history_access (
    thing         text collate "C" not null,
    principal     text collate "C" not null,
    role          text collate "C" not null,
    from_position bigint not null,
    from_time     timestamptz not null,
    to_position   bigint,
    to_time       timestamptz,
    primary key (thing, principal, from_position)
);
create index history_access_open on history_access (thing) where to_position is null;
create index history_access_held on history_access (principal) where to_position is null;

-- A thing is shared under another name than its own: an agent by its document, a conversation by its links.
create table history_shared_as (
    thing  text collate "C" not null,
    access text collate "C" not null,
    primary key (thing, access)
);

-- A file is read by others through what lends it: an agent to one of its tools, or a conversation by its links.
create table history_lent (
    file          text collate "C" not null,
    lender        text collate "C" not null,
    tool          text collate "C" not null,
    from_position bigint not null,
    from_time     timestamptz not null,
    to_position   bigint,
    to_time       timestamptz,
    primary key (file, lender, tool, from_position)
);
create index history_lent_open on history_lent (lender) where to_position is null;
