-- What the bytes were a part of, conversations: a hold on one of them keeps the bytes as one on the owner does.
alter table vault.file_removal add column part_of text[] not null default '{}';
