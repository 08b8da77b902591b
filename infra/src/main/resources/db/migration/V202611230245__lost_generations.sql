-- One that holds what was erased since, as a restored backup does: never gone on with, and dropped when another is there.
alter table ledger.view_generation add column lost boolean not null default false;
