-- One row per prompt as people see it, and one per version. Who may see it is told by the access to it.
create table prompt_group (
    group_id      text collate "C" primary key,
    author        text collate "C" not null,
    name          text,
    oneliner      text,
    category      text collate "C",
    command       text,
    production_id text collate "C",
    uses          bigint not null default 0,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index prompt_group_of_author on prompt_group (author);
create index prompt_group_by_use on prompt_group (uses desc, updated_at desc, group_id);

create table prompt (
    prompt_id  text collate "C" primary key,
    group_id   text collate "C" not null,
    author     text collate "C" not null,
    text       text,
    type       text not null,
    created_at timestamptz not null
);
create index prompt_of_group on prompt (group_id, created_at desc);
create index prompt_of_author on prompt (author, created_at desc);
create index prompt_by_time on prompt (created_at desc, prompt_id);
