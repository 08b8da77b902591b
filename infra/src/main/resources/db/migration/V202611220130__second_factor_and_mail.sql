-- Secrets for one-time codes, sealed: the one that signing in takes, and the one that waits for its first code.
create table vault.two_factor (
    account_id     varchar(24) primary key references vault.account on delete cascade,
    active_secret  bytea,
    pending_secret bytea
);

create table vault.backup_code (
    account_id varchar(24) not null references vault.account on delete cascade,
    pending    boolean     not null,
    hash       varchar(64) not null,
    used_at    timestamptz,
    primary key (account_id, pending, hash)
);

-- Tokens that were sent by mail: one for each purpose.
create table vault.one_time_token (
    account_id varchar(24) not null references vault.account on delete cascade,
    purpose    varchar(20) not null,
    hash       varchar(64) not null,
    expires_at timestamptz not null,
    primary key (account_id, purpose)
);
create index one_time_token_expiry on vault.one_time_token (expires_at);

-- Letters that are not sent yet, sealed because they hold tokens. Gone with their account, when sent, or when too old.
create table vault.letter (
    letter_id  bigint generated always as identity primary key,
    account_id varchar(24) not null references vault.account on delete cascade,
    sealed     bytea       not null,
    due_at     timestamptz not null,
    attempts   int         not null default 0,
    expires_at timestamptz not null
);
create index letter_due on vault.letter (due_at);
