-- Counters of rate limits where several nodes share them. Nothing here is worth a write-ahead log.
create unlogged table vault.request_window (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index request_window_expiry on vault.request_window (expires_at);
