-- Credentials that people brought for tools, sealed.
create table vault.plugin_credential (
    account_id varchar(24)  not null references vault.account on delete cascade,
    plugin     varchar(256) not null,
    field      varchar(256) not null,
    sealed     bytea        not null,
    primary key (account_id, plugin, field)
);
