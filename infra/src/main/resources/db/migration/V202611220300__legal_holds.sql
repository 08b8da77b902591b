-- What may not be erased at the moment; told by hold.placed and hold.released.
create table vault.legal_hold (
    hold_id text        primary key,
    subject text        not null,
    until   timestamptz
);
