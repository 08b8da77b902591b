-- A star: facts that happened once each, around dimensions that say what they are about. Ids and figures only, but for the
-- names in dim_person and dim_agent, which are emptied when the person or the agent goes, and those of groups.
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

create table dim_group (
    group_id   text collate "C" primary key,
    name       text,
    source     text not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);

-- Who was in which group, from when to when.
create table person_group (
    group_id text collate "C" not null,
    person   text collate "C" not null,
    since    timestamptz not null,
    until    timestamptz,
    primary key (group_id, person, since)
);
create index person_group_person on person_group (person);

create table dim_agent (
    agent      text collate "C" primary key,
    name       text,
    made_by    text collate "C" not null,
    provider   text,
    model      text,
    created_at timestamptz not null,
    deleted_at timestamptz
);

create table dim_endpoint (
    endpoint text collate "C" primary key,
    provider text not null
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
    agent        text collate "C",
    tokens       integer not null,
    ending       text,
    sent_at      timestamptz not null,
    ended_at     timestamptz,
    day          date not null
);

create table fact_model_call (
    call               text collate "C" primary key,
    purpose            text,
    conversation       text collate "C",
    reply              text collate "C",
    remote_call        text collate "C",
    file               text collate "C",
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
    -- What a token cost at that time, in millionths of a millionth of a US dollar.
    input_rate         bigint,
    output_rate        bigint,
    cache_write_rate   bigint,
    cache_read_rate    bigint,
    cost_usd           numeric generated always as (case when input_tokens is not null then (
        greatest(0, input_tokens - coalesce(cache_write_tokens, 0) - coalesce(cache_read_tokens, 0))::numeric * input_rate
        + coalesce(output_tokens, 0)::numeric * output_rate
        + coalesce(cache_write_tokens, 0)::numeric * cache_write_rate
        + coalesce(cache_read_tokens, 0)::numeric * cache_read_rate) / 1000000000000 end) stored,
    begun_at           timestamptz not null,
    ended_at           timestamptz,
    day                date not null
);
create index fact_model_call_reply on fact_model_call (reply) where purpose = 'reply';

create table fact_tool_call (
    kind        text not null,
    within      text collate "C" not null,
    call        text collate "C" not null,
    person      text collate "C" not null,
    tool        text not null,
    outcome     text,
    duration_ms bigint,
    at          timestamptz not null,
    day         date not null,
    primary key (within, call)
);

-- Replies with what their questions to models took and cost.
create view fact_reply as
select m.message as reply, m.conversation, m.person, m.endpoint, m.model, m.agent, m.ending, m.tokens,
       extract(epoch from m.ended_at - m.sent_at) * 1000 as duration_ms, calls.calls, calls.input_tokens,
       calls.output_tokens, calls.cost_usd, m.sent_at as at, m.day
from fact_message m
left join lateral (
  select count(*) as calls, sum(c.input_tokens) as input_tokens, sum(c.output_tokens) as output_tokens,
         sum(c.cost_usd) as cost_usd
  from fact_model_call c where c.reply = m.message and c.purpose = 'reply') calls on true
where not m.by_person and m.ending is distinct from 'copied';

create table fact_sign_in (
    session text collate "C" primary key,
    person  text collate "C" not null,
    method  text not null,
    at      timestamptz not null,
    day     date not null
);

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

-- When filled:
create index if not exists fact_message_time on fact_message (sent_at);
create index if not exists fact_message_conversation on fact_message (conversation, sent_at);
create index if not exists fact_message_person on fact_message (person, sent_at);
create index if not exists fact_model_call_time on fact_model_call (begun_at);
create index if not exists fact_model_call_open on fact_model_call (begun_at) where ended_at is null;
create index if not exists fact_tool_call_open on fact_tool_call (at) where outcome is null;
create index if not exists fact_sign_in_time on fact_sign_in (at);
create index if not exists fact_file_time on fact_file (at);
create index if not exists fact_tool_call_time on fact_tool_call (at);
