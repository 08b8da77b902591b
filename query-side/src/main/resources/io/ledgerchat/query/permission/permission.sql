-- Who has access to what: one row per resource and principal. A principal is written type:id, "public:" is everybody.
create table access_grant (
    resource_type text collate "C" not null,
    resource_id   text collate "C" not null,
    principal     text collate "C" not null,
    role          text not null,
    bits          integer not null,
    granted_by    text collate "C" not null,
    granted_at    timestamptz not null,
    updated_at    timestamptz not null,
    primary key (resource_type, resource_id, principal)
);
create index access_grant_of_principal on access_grant (principal, resource_type, resource_id);

create table people_group (
    group_id    text collate "C" primary key,
    name        text,
    description text,
    email       text,
    avatar      text,
    source      text not null,
    source_id   text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table group_member (
    group_id text collate "C" not null,
    member   text collate "C" not null,
    added_at timestamptz not null,
    -- Among those who joined at the same time.
    place    integer not null,
    primary key (group_id, member)
);
create index group_member_of_account on group_member (member);

-- What administrators decided that roles may do; what is not here is as configured.
create table role_flag (
    role       text collate "C" not null,
    type       text collate "C" not null,
    permission text collate "C" not null,
    allowed    boolean not null,
    primary key (role, type, permission)
);
