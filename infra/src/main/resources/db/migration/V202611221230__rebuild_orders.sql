-- Whether a rebuild takes the live view's place although the two differ, and whether the one before is kept beside it.
alter table ledger.rebuild add column accept_differences boolean not null default false;
alter table ledger.rebuild add column keep_old boolean not null default false;
