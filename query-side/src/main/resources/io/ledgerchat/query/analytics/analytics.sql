-- A star: facts that happened once each, around dimensions that say what they are about. Ids and figures only, but for the
-- names in dim_person, which are emptied when the person goes.
create table dim_person (
    person        text collate "C" primary key,
    name          text,
    email         text,
    role          text not null,
    provider      text not null,
    registered_at timestamptz not null,
    deleted_at    timestamptz
);

create table dim_conversation (
    conversation text collate "C" primary key,
    person       text collate "C" not null,
    temporary    boolean not null,
    started_at   timestamptz not null,
    deleted_at   timestamptz
);

create table dim_model (
    endpoint text collate "C" not null,
    model    text collate "C" not null,
    primary key (endpoint, model)
);

create table dim_day (
    day     date primary key,
    year    integer not null,
    month   integer not null,
    week    integer not null,
    weekday integer not null
);
-- The calendar is known beforehand; a fact finds its day there.
insert into dim_day
select day::date, extract(year from day), extract(month from day), extract(week from day), extract(isodow from day)
from generate_series(timestamp '2020-01-01', timestamp '2049-12-31', interval '1 day') as day;

create table fact_message (
    message      text collate "C" primary key,
    conversation text collate "C" not null,
    person       text collate "C" not null,
    by_person    boolean not null,
    endpoint     text not null,
    model        text,
    tokens       integer not null,
    ending       text,
    sent_at      timestamptz not null,
    ended_at     timestamptz,
    day          date not null
);
create index fact_message_time on fact_message (sent_at);
create index fact_message_conversation on fact_message (conversation, sent_at);
create index fact_message_person on fact_message (person, sent_at);

create table fact_model_call (
    call               text collate "C" primary key,
    person             text collate "C",
    provider           text not null,
    endpoint           text not null,
    model              text not null,
    ending             text,
    status             integer,
    input_tokens       bigint,
    output_tokens      bigint,
    cache_write_tokens bigint,
    cache_read_tokens  bigint,
    begun_at           timestamptz not null,
    ended_at           timestamptz,
    day                date not null
);
create index fact_model_call_time on fact_model_call (begun_at);

create table fact_sign_in (
    session text collate "C" primary key,
    person  text collate "C" not null,
    method  text not null,
    at      timestamptz not null,
    day     date not null
);
create index fact_sign_in_time on fact_sign_in (at);

create table fact_file (
    file       text collate "C" primary key,
    person     text collate "C" not null,
    type       text not null,
    bytes      bigint not null,
    context    text not null,
    at         timestamptz not null,
    deleted_at timestamptz,
    day        date not null
);
create index fact_file_time on fact_file (at);
