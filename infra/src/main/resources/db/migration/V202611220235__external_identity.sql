-- Who an account is at an identity provider: a keyed hash of issuer and subject. Both rows come in one transaction, in any order.
create table vault.external_identity (
    identity_claim varchar(100) primary key,
    account_id     varchar(24)  not null unique references vault.account on delete cascade
        deferrable initially deferred
);
