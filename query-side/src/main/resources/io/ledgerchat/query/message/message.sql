-- One row per message of a conversation that is not deleted. A reply has a row from its start, because only then its
-- parent, sender and model are told; readers see it when `ending` says how it ended.
create table message (
    message_id        text collate "C" primary key,
    document_id       text collate "C" not null,
    conversation_id   text collate "C" not null,
    owner             text collate "C" not null,
    parent_message_id text collate "C" not null,
    by_person         boolean not null,
    sender            text not null,
    text              text,
    quotes            jsonb,
    files             jsonb,
    content           jsonb,
    endpoint          text not null,
    model             text,
    icon_url          text,
    token_count       integer,
    ending            text,
    metadata          jsonb,
    feedback          jsonb,
    attachments       jsonb,
    parallel          boolean not null default false,
    expires_at        timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);

create index message_of_conversation on message (conversation_id, created_at, document_id);

-- Conversations that are gone, so that a reply that was still running when its conversation was deleted, or a message
-- that was recorded a moment later, does not come back.
create table gone_conversation (
    conversation_id text collate "C" primary key
);

-- When filled:
create index if not exists message_of_owner on message (owner);
create index if not exists message_expiring on message (conversation_id) where expires_at is not null;
