-- One row per thing that is remembered about an account.
create table memory (
    memory_id   text collate "C" primary key,
    account_id  text collate "C" not null,
    key         text,
    value       text,
    agent_id    text collate "C",
    token_count integer not null,
    updated_at  timestamptz not null
);
create index memory_of_account on memory (account_id, updated_at desc, memory_id);
