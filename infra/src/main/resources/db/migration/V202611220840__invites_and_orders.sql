-- Invites that can be used; of a token only its SHA-256 is kept, of an address only the claim on it.
create table vault.invite (
    invite_id   text        primary key,
    email_claim text        not null unique,
    hash        text        not null,
    expires_at  timestamptz not null
);

-- What an operator asks the running server to do by command line, until it is done; gone a minute later.
create table vault.operator_order (
    order_id uuid        primary key,
    what     text        not null,
    details  jsonb       not null,
    given_at timestamptz not null default now(),
    taken_at timestamptz,
    done     boolean,
    answer   text
);
