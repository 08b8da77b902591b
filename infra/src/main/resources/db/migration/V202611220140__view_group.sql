-- The relational views that readers see are filled together by one processor, whose name carries the epoch: a node that
-- does not know of a change of members finds no token under the old name and fills nothing.
alter table ledger.view_generation add column grouped boolean not null default false;

create table ledger.view_group (
    only_one   boolean primary key default true check (only_one),
    epoch      bigint not null,
    holder     varchar(255),
    held_until timestamptz
);
insert into ledger.view_group (epoch) values (0);
