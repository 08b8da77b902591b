-- An import goes with the account that ordered it, as all of the account's in the vault does.
delete from vault.conversation_import import
where not exists (select 1 from vault.account where account.account_id = import.account_id);
alter table vault.conversation_import
    add constraint conversation_import_of_account foreign key (account_id) references vault.account on delete cascade;
create index conversation_import_of_account on vault.conversation_import (account_id);
