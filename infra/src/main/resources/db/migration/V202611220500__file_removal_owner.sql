-- Whose bytes they are: a hold on the owner keeps them.
alter table vault.file_removal add column owner varchar(120);
create index file_removal_by_owner on vault.file_removal (owner);
