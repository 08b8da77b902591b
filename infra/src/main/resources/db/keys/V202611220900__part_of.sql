-- What the subject was a part of besides: a hold on it keeps the key as one on the owner does.
alter table key_destruction_due add column part_of text[] not null default '{}';
