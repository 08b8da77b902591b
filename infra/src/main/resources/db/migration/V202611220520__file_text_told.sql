-- A file stays due until the log has been told how its reading ended: told, it is due no more. A row that gets a due time is
-- read again.
alter table vault.file_text alter column due drop not null;
update vault.file_text set due = null where progress <> 'PENDING';
drop index vault.file_text_due;
create index file_text_due on vault.file_text (due) where due is not null;

-- Types come out of the log, and the log may hold any.
alter table vault.file_text alter column type type text;
