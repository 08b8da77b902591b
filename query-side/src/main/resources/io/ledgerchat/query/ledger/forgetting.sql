create table legal_hold (
    hold_id     text collate "C" primary key,
    subject     text collate "C" not null,
    reason      text,
    owner       text collate "C" not null,
    until       timestamptz,
    placed_at   timestamptz not null,
    released_by text collate "C",
    released_at timestamptz
);

create table retention_policy (
    data   text collate "C" not null,
    role   text collate "C" not null,
    days   integer not null,
    set_by text collate "C" not null,
    set_at timestamptz not null,
    primary key (data, role)
);

create table erasure (
    account_id   text collate "C" primary key,
    ordered_by   text collate "C" not null,
    reason       text,
    inventory    text not null,
    ordered_at   timestamptz not null,
    certificate  text,
    certified_at timestamptz
);
