-- What proves an account. Never derived from the log, never rebuilt; every change of it is told by an event.
create table vault.account (
    account_id    varchar(24)  primary key,
    email_claim   varchar(100) not null unique,
    password_hash varchar(500)
);

create table vault.session (
    session_id    varchar(24) primary key,
    account_id    varchar(24) not null references vault.account on delete cascade,
    refresh_hash  varchar(64) not null,
    previous_hash varchar(64),
    issued_at     timestamptz not null,
    expires_at    timestamptz not null
);
create index session_of_account on vault.session (account_id, issued_at);
create index session_expiry on vault.session (expires_at);

create table vault.provider_key (
    account_id varchar(24)  not null references vault.account on delete cascade,
    endpoint   varchar(256) not null,
    sealed     bytea        not null,
    expires_at timestamptz,
    primary key (account_id, endpoint)
);
create index provider_key_expiry on vault.provider_key (expires_at) where expires_at is not null;

create table vault.api_key (
    api_key_id varchar(24) primary key,
    account_id varchar(24) not null references vault.account on delete cascade,
    hash       varchar(64) not null unique,
    expires_at timestamptz
);
create index api_key_of_account on vault.api_key (account_id);
create index api_key_expiry on vault.api_key (expires_at) where expires_at is not null;

-- How often an account broke which limit, and who is turned away until when. Addresses are keyed hashes.
create table vault.violation (
    account_id varchar(24) not null references vault.account on delete cascade,
    violation  varchar(40) not null,
    score      bigint      not null,
    primary key (account_id, violation)
);
create table vault.ban (
    subject varchar(100) primary key,
    until   timestamptz  not null
);
