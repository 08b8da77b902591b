create table bookmark (
    bookmark_id   text collate "C" primary key,
    owner         text collate "C" not null,
    tag           text collate "C",
    description   text,
    list_position integer not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index bookmark_of_owner on bookmark (owner, list_position);

-- What a conversation carries, in its order. How often a bookmark is carried is counted here.
create table bookmarked_conversation (
    conversation_id text collate "C" not null,
    bookmark_id     text collate "C" not null,
    owner           text collate "C" not null,
    place           integer not null,
    primary key (conversation_id, bookmark_id)
);
create index bookmarked_conversation_by_bookmark on bookmarked_conversation (bookmark_id);
create index bookmarked_conversation_of_owner on bookmarked_conversation (owner);
