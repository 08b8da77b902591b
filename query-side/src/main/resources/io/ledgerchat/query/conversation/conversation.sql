-- One row per conversation that is not deleted. Text that is compared or sorted is collated "C": by code point, as the
-- contract's cursors are.
create table conversation (
    conversation_id text collate "C" primary key,
    document_id     text collate "C" not null,
    owner           text collate "C" not null,
    title           text collate "C",
    endpoint        text not null,
    endpoint_type   text,
    model           text,
    agent_id        text,
    spec            text,
    icon_url        text,
    parameters      jsonb,
    archived        boolean not null default false,
    archived_at     timestamptz,
    unarchived_at   timestamptz,
    pinned          boolean,
    project_id      text collate "C",
    was_filed       boolean not null default false,
    temporary       boolean not null,
    expires_at      timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- When it came here, if it is a copy or from another application; the other times are then the original's.
    copied_at       timestamptz
);

-- For the filling: without the time of the last activity, which each step of a turn moves.
create index conversation_in_project on conversation (project_id) where project_id is not null;

-- When filled:
-- Each sort order of the list has an index of exactly its keys, so that a page costs its rows wherever it begins.
-- A title may be longer than an index entry can be: the first 200 characters decide.
create index if not exists conversation_by_activity on conversation (owner, archived, updated_at, document_id)
    where not temporary;
create index if not exists conversation_by_creation on conversation (owner, archived, created_at, updated_at, document_id)
    where not temporary;
create index if not exists conversation_by_title
    on conversation (owner, archived, coalesce(left(title, 200), ''), updated_at, document_id)
    where not temporary;
create index if not exists conversation_by_archiving
    on conversation (owner, coalesce(archived_at, '-infinity'::timestamptz), created_at, document_id)
    where archived and not temporary;
create index if not exists conversation_pinned on conversation (owner, archived, updated_at, document_id)
    where pinned and not temporary;
create index if not exists conversation_of_owner on conversation (owner, conversation_id);
create index if not exists conversation_expiring on conversation (expires_at) where expires_at is not null;
create index if not exists conversation_of_project on conversation (project_id, updated_at) where project_id is not null;
