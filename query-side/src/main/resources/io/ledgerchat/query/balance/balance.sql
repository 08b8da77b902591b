-- Every movement of credits, in millionths; what was spent is negative. Gone with the account.
create table credit_transaction (
    transaction_id text collate "C" primary key,
    account_id     text collate "C" not null,
    kind           text not null,
    micro_credits  bigint not null,
    endpoint       text,
    model          text,
    input_tokens   bigint,
    output_tokens  bigint,
    created_at     timestamptz not null
);
create index credit_transaction_of_account on credit_transaction (account_id, created_at desc, transaction_id);

-- The sum of an account's movements, and since when the next refill is counted.
create table balance (
    account_id    text collate "C" primary key,
    micro_credits bigint not null,
    refilled_at   timestamptz not null
);
