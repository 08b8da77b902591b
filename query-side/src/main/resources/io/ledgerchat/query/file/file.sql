-- One row per file that is not deleted.
create table file (
    file_id       text collate "C" primary key,
    document_id   text collate "C" not null,
    owner         text collate "C" not null,
    temporary_id  text,
    name          text,
    type          text not null,
    bytes         bigint not null,
    sha256        text,
    width         integer,
    height        integer,
    source        text not null,
    key           text not null,
    context       text not null,
    endpoint      text,
    model         text,
    agent_id      text,
    assistant_id  text,
    tool_resource text,
    usage         integer not null default 0,
    expires_at    timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index file_of_owner on file (owner, updated_at desc, file_id);
create index file_expiring on file (expires_at) where expires_at is not null;

-- In which conversations messages took a file along.
create table file_use (
    conversation_id text collate "C" not null,
    file_id         text collate "C" not null,
    primary key (conversation_id, file_id)
);
create index file_use_of_file on file_use (file_id);

-- The conversations that are not kept for ever, and until when they are.
create table passing_conversation (
    conversation_id text collate "C" primary key,
    expires_at      timestamptz not null
);
