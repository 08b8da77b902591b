-- Deleted accounts whose removal was not reported yet, with what they had.
create table vault.departure (
    account_id varchar(24) primary key,
    removed    jsonb       not null,
    deleted_at timestamptz not null
);
