-- One row for every data key that ever was. A destroyed key keeps its row, so that a tombstone differs from a loss.
create table data_key (
    key_id       uuid primary key,
    subject      text not null,
    wrapped      bytea,
    created_at   timestamptz not null,
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);

create unique index data_key_live on data_key (subject) where destroyed_at is null;
create index data_key_subject on data_key (subject);

-- Subjects whose keys are to be destroyed, and when. The owner is whose account deletion does not wait that long.
create table key_destruction_due (
    subject text primary key,
    owner   text,
    due_at  timestamptz not null,
    reason  text not null
);

create index key_destruction_due_at on key_destruction_due (due_at);
create index key_destruction_due_owner on key_destruction_due (owner);
