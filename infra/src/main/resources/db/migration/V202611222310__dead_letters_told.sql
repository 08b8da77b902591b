-- Which event it is, and when somebody last wanted it tried again: read by whichever node fills the view.
alter table ledger.dead_letter
    add column position bigint,
    add column kind     text,
    add column retry_at timestamptz;
