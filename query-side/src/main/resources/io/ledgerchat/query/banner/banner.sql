-- The banner that hangs, if one does.
create table banner (
    place         text collate "C" primary key,
    document_id   text not null,
    message       text not null,
    display_from  timestamptz not null,
    display_to    timestamptz,
    for_strangers boolean not null,
    sticky        boolean not null,
    created_at    timestamptz not null
);
