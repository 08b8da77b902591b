create table preset (
    owner         text collate "C" not null,
    preset_id     text collate "C" not null,
    document_id   text collate "C" not null,
    content       jsonb,
    by_default    boolean not null,
    list_position integer,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (owner, preset_id)
);
