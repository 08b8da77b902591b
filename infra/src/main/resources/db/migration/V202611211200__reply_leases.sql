-- Who produces which reply, until when, and what came of it so far. A lease goes with the end of its reply; one whose
-- term is over is taken by any node, which records the reply as interrupted.
create table vault.reply_lease (
    reply_id        varchar(36) primary key,
    conversation_id varchar(36) not null,
    account_id      varchar(24) not null,
    node            varchar(36) not null,
    wish            varchar(10),
    expires_at      timestamptz not null,
    checkpoint_key  uuid,
    checkpoint      bytea
);
create index reply_lease_of_conversation on vault.reply_lease (conversation_id);
create index reply_lease_expiry on vault.reply_lease (expires_at);
