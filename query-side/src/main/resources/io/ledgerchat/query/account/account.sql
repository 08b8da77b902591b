-- One row per account that ever was. Of a deleted one remains that it was; its personal fields are empty.
create table account (
    account_id        text collate "C" primary key,
    email             text,
    name              text,
    username          text,
    provider          text not null,
    role              text not null,
    email_verified    boolean not null,
    two_factor        boolean not null default false,
    avatar            text,
    terms_accepted_at timestamptz,
    expires_at        timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    deleted_at        timestamptz
);
create index account_expiring on account (expires_at) where expires_at is not null;

-- What deleted accounts had, and what of it was left when that was reported.
create table departure (
    account_id  text collate "C" primary key,
    removed     jsonb not null,
    remaining   jsonb not null,
    reported_at timestamptz not null
);

-- That there is a provider key, and until when; the key lies in the vault.
create table provider_key (
    account_id text collate "C" not null,
    endpoint   text collate "C" not null,
    expires_at timestamptz,
    primary key (account_id, endpoint)
);

create table api_key (
    api_key_id   text collate "C" primary key,
    account_id   text collate "C" not null,
    name         text,
    key_prefix   text not null,
    expires_at   timestamptz,
    created_at   timestamptz not null,
    last_used_at timestamptz
);
create index api_key_of_account on api_key (account_id, created_at desc, api_key_id);
