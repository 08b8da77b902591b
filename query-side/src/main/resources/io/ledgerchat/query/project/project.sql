-- How many conversations lie in a project, and which was the last, is counted where it is asked.
create table project (
    project_id  text collate "C" primary key,
    owner       text collate "C" not null,
    name        text collate "C",
    description text,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
create index project_of_owner on project (owner);
