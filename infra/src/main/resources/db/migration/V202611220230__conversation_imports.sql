-- Exports on their way in. The parts of an export go as soon as all of it is recorded or it cannot be read; a node that
-- dies leaves its lease to run out, and another goes on behind the last conversation that was recorded.
create table vault.conversation_import (
    import_id     uuid primary key,
    account_id    varchar(24) not null,
    role          varchar(100) not null,
    endpoint      text not null,
    endpoint_type text,
    expires_at    timestamptz,
    state         varchar(10) not null,
    recorded      integer not null default 0,
    attempts      integer not null default 0,
    node          varchar(36),
    leased_until  timestamptz,
    created_at    timestamptz not null default now()
);
create index conversation_import_open on vault.conversation_import (leased_until) where state = 'running';

create table vault.conversation_import_part (
    import_id uuid not null references vault.conversation_import (import_id) on delete cascade,
    part      integer not null,
    key_id    uuid,
    bytes     bytea,
    primary key (import_id, part)
);
