-- One row per agent that is not deleted. `fields` holds its settings by the names of the wire.
create table agent (
    agent_id    text collate "C" primary key,
    document_id text collate "C" not null unique,
    author      text collate "C" not null,
    fields      jsonb not null,
    name        text generated always as (fields ->> 'name') stored,
    description text generated always as (fields ->> 'description') stored,
    category    text collate "C" generated always as (coalesce(fields ->> 'category', 'general')) stored,
    promoted    boolean generated always as (coalesce(fields -> 'is_promoted' = 'true'::jsonb, false)) stored,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index agent_by_activity on agent (updated_at desc, document_id);

-- What it was, counted from 1.
create table agent_version (
    agent_id text collate "C" not null,
    number   integer not null,
    snapshot jsonb not null,
    primary key (agent_id, number)
);

-- Which files it lends to which of its tools.
create table agent_file (
    agent_id      text collate "C" not null,
    tool_resource text collate "C" not null,
    file_id       text collate "C" not null,
    primary key (agent_id, tool_resource, file_id)
);
create index agent_file_by_file on agent_file (file_id);

-- Which files were lent to which tools of an assistant.
create table assistant_file (
    assistant_id  text collate "C" not null,
    tool_resource text collate "C" not null,
    file_id       text collate "C" not null,
    primary key (assistant_id, tool_resource, file_id)
);
create index assistant_file_by_file on assistant_file (file_id);
