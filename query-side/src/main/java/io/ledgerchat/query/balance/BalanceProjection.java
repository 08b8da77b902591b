package io.ledgerchat.query.balance;

import static io.ledgerchat.query.view.Storable.text;
import static io.ledgerchat.query.view.Storable.time;

import io.ledgerchat.event.account.AccountEvent.AccountDeleted;
import io.ledgerchat.event.balance.BalanceEvent.CreditsGranted;
import io.ledgerchat.event.balance.BalanceEvent.CreditsSpent;
import io.ledgerchat.query.view.ViewBatch;
import io.ledgerchat.query.view.ViewSchema;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Keeps movements and balances. A movement that is there already moves nothing again. */
final class BalanceProjection {
    private final ViewBatch batch;
    private final String transactions;
    private final String balances;

    BalanceProjection(ViewBatch batch, ViewSchema schema) {
        this.batch = batch;
        this.transactions = schema.table("credit_transaction");
        this.balances = schema.table("balance");
    }

    @EventHandler
    void on(CreditsGranted event) {
        batch.add(
                "with moved as (insert into " + transactions + """
                 (transaction_id, account_id, kind, micro_credits, created_at) values (?, ?, ?, ?, ?)
                on conflict (transaction_id) do nothing returning account_id, kind, micro_credits, created_at)
                insert into\s""" + balances + """
                 as b (account_id, micro_credits, refilled_at)
                select account_id, micro_credits, created_at from moved
                on conflict (account_id) do update set
                    micro_credits = b.micro_credits + excluded.micro_credits,
                    refilled_at = case when ? = 'added' then b.refilled_at else excluded.refilled_at end""",
                event.transactionId().value(),
                event.owner().value(),
                text(event.reason()),
                event.microCredits(),
                time(event.grantedAt()),
                text(event.reason()));
    }

    @EventHandler
    void on(CreditsSpent event) {
        batch.add(
                "with moved as (insert into " + transactions + """
                 (transaction_id, account_id, kind, micro_credits, endpoint, model, input_tokens, output_tokens, created_at)
                values (?, ?, 'spent', ?, ?, ?, ?, ?, ?)
                on conflict (transaction_id) do nothing returning account_id, micro_credits, created_at)
                insert into\s""" + balances + """
                 as b (account_id, micro_credits, refilled_at)
                select account_id, micro_credits, created_at from moved
                on conflict (account_id) do update set micro_credits = b.micro_credits + excluded.micro_credits""",
                event.transactionId().value(),
                event.owner().value(),
                -event.microCredits(),
                text(event.endpoint()),
                text(event.model()),
                event.usage().input(),
                event.usage().output(),
                time(event.spentAt()));
    }

    @EventHandler
    void on(AccountDeleted event) {
        for (var table : List.of(transactions, balances)) {
            batch.add(
                    "delete from " + table + " where account_id = ?",
                    event.accountId().value());
        }
    }
}
