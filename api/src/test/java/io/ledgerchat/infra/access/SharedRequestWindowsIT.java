package io.ledgerchat.infra.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.support.RunningLedgerChat;
import io.ledgerchat.command.access.KeyedHash;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of open windows names nobody, and does not grow with those that have closed. */
class SharedRequestWindowsIT {
    private static final RunningLedgerChat SERVER = RunningLedgerChat.shared();

    private final JdbcClient sql = SERVER.bean(JdbcClient.class);
    private final SharedRequestWindows windows = new SharedRequestWindows(
            SERVER.bean(DataSource.class), SERVER.bean(KeyedHash.class), SERVER.bean(Clock.class));

    @Test
    void noAddressStandsInTheTable() {
        String key = "login:address:203.0.113.7";
        List<String> before = ids();

        assertThat(windows.count(key, 1, Duration.ofHours(1)).passed()).isTrue();
        assertThat(windows.count(key, 1, Duration.ofHours(1)).passed()).isFalse();

        assertThat(ids()).hasSize(before.size() + 1).noneMatch(id -> id.contains("203.0.113.7"));
    }

    @Test
    void allThatHaveClosedAreRemovedHoweverManyTheyAre() {
        sql.sql("insert into vault.request_window (id, expires_at)"
                        + " select 'closed-' || number, 0 from generate_series(1, 2500) as number")
                .update();

        windows.removeClosed();

        assertThat(ids()).noneMatch(id -> id.startsWith("closed-"));
    }

    private List<String> ids() {
        return sql.sql("select id from vault.request_window")
                .query(String.class)
                .list();
    }
}
