-- The words of files, sealed under each file's key, and which files are still to be read. Derived from the bytes of the
-- files: a row that is set back to PENDING is read again.
create table vault.file_text (
    file_id  varchar(120) primary key,
    source   varchar(40)  not null,
    key      varchar(500) not null,
    type     varchar(255) not null,
    progress varchar(10)  not null,
    since    timestamptz  not null,
    due      timestamptz  not null,
    attempts integer      not null default 0,
    reason   varchar(40),
    data_key uuid,
    sealed   bytea,
    -- What an embedding model made of its passages.
    vector_model varchar(255),
    vector_key   uuid,
    vectors      bytea
);
create index file_text_due on vault.file_text (due) where progress = 'PENDING';
