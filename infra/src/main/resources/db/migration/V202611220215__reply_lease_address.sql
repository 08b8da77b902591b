-- Where the node that produces a reply is reached, so that others can pass its readers on.
alter table vault.reply_lease add column address varchar(300);
alter table vault.reply_lease add column opened_at timestamptz not null default now();
create index reply_lease_of_account on vault.reply_lease (account_id);
