package io.ledgerchat.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However many events views could not take, each is told once. */
class DeadLetterPagesIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    @Test
    void areToldByPages() {
        var sql = SERVER.bean(JdbcClient.class);
        sql.sql("""
                        insert into ledger.dead_letter (view, event_id, error, times, first_at, skipped_at) values
                          ('nobody', 'a', 'Damaged', 1, '2020-01-01', null), ('nobody', 'b', 'Damaged', 1, '2020-01-02', null),
                          ('nobody', 'c', 'Damaged', 1, '2020-01-03', '2020-02-01'),
                          ('no one', 'd', 'Damaged', 1, '2020-01-03', '2020-02-01'),
                          ('nobody', 'e', 'Damaged', 1, '2020-01-04', '2020-02-01')""").update();
        try {
            assertThat(told()).containsSubsequence("b", "a", "e", "d", "c").doesNotHaveDuplicates();
        } finally {
            sql.sql("delete from ledger.dead_letter where view in ('nobody', 'no one')")
                    .update();
        }
    }

    private static List<String> told() {
        var letters = SERVER.bean(DeadLetters.class);
        var told = new ArrayList<String>();
        List<DeadLetter> page = letters.all("", "", 1);
        while (!page.isEmpty()) {
            assertThat(page).hasSize(1);
            told.add(page.getFirst().eventId());
            page = letters.all(page.getFirst().view(), page.getFirst().eventId(), 1);
        }
        return told;
    }
}
