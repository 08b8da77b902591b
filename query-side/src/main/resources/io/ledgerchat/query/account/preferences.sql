-- What accounts chose for themselves; one row per account that ever chose. Gone with the account.
create table preference (
    account_id       text collate "C" primary key,
    favorites        jsonb,
    code_environment text,
    remember         boolean,
    plugins          text[] not null default '{}'
);

create table tool_favorite (
    account_id text collate "C" not null,
    item_type  text collate "C" not null,
    item_id    text collate "C" not null,
    added_at   timestamptz not null,
    primary key (account_id, item_type, item_id)
);
