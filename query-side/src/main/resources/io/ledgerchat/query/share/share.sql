-- One row per link that opens something; who may open it is told by the access to its document id.
create table share (
    share_id        text collate "C" primary key,
    document_id     text collate "C" not null,
    owner           text collate "C" not null,
    conversation_id text collate "C" not null,
    title           text collate "C",
    messages        text[] not null,
    target          text collate "C",
    files           boolean,
    expires_at      timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index share_of_owner on share (owner, created_at desc);
create index share_of_conversation on share (conversation_id);
create index share_of_document on share (document_id);
