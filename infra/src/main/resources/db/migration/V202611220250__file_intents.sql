-- Uploads that have begun: written before their first byte, gone with their event. What is left after a day was a crash.
create table vault.upload_intent (
    source   varchar(40)  not null,
    key      varchar(500) not null,
    file_id  varchar(120) not null,
    spare_id varchar(120) not null,
    begun    timestamptz  not null,
    primary key (source, key)
);
create index upload_intent_by_age on vault.upload_intent (begun);

-- Bytes of deleted files, until the store has removed them.
create table vault.file_removal (
    source varchar(40)  not null,
    key    varchar(500) not null,
    due    timestamptz  not null,
    primary key (source, key)
);
create index file_removal_due on vault.file_removal (due);
