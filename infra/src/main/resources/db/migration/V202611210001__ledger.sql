-- The log, its tokens, and which generation of which view is live.
create schema if not exists ledger;
create schema if not exists views;
create schema if not exists vault;

create table ledger.domain_event_entry (
    global_index         bigserial    primary key,
    event_identifier     varchar(255) not null unique,
    aggregate_identifier varchar(255) not null,
    sequence_number      bigint       not null,
    type                 varchar(255),
    payload_type         varchar(255) not null,
    payload_revision     varchar(255),
    payload              bytea        not null,
    meta_data            bytea,
    time_stamp           varchar(255) not null,
    unique (aggregate_identifier, sequence_number)
);
-- Numbers are handed out one by one: a block of them kept by one node would be read as lost events (cache 1 is the
-- default; said here because all depends on it).
alter sequence ledger.domain_event_entry_global_index_seq cache 1;

-- The engine asks for it; no aggregate here is long enough to need a snapshot.
create table ledger.snapshot_event_entry (
    event_identifier     varchar(255) not null unique,
    aggregate_identifier varchar(255) not null,
    sequence_number      bigint       not null,
    type                 varchar(255) not null,
    payload_type         varchar(255) not null,
    payload_revision     varchar(255),
    payload              bytea        not null,
    meta_data            bytea,
    time_stamp           varchar(255) not null,
    primary key (aggregate_identifier, sequence_number)
);

create table ledger.token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);

create table ledger.view_generation (
    view    varchar(100) not null,
    version integer      not null,
    number  integer      not null,
    live    boolean      not null,
    primary key (view, number)
);
create unique index one_live_generation on ledger.view_generation (view) where live;
