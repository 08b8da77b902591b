package io.ledgerchat.infra.account;

import com.zaxxer.hikari.HikariDataSource;
import io.ledgerchat.command.account.OperatorOrders.Outcome;
import io.ledgerchat.command.account.PasswordHash;
import io.ledgerchat.infra.connection.CommandLineConnections;
import io.ledgerchat.infra.connection.Connections;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders for a command line, without the application: given to whichever server runs. */
public final class CommandLineOrders implements AutoCloseable {
    private static final Outcome TAKEN =
            new Outcome(false, "The server has begun, but did not answer in time; look before you repeat it.");

    private final HikariDataSource dataSource;
    private final VaultOperatorOrders orders;

    private CommandLineOrders(Connections.Database database) {
        this.dataSource = CommandLineConnections.open(database);
        this.orders = new VaultOperatorOrders(JdbcClient.create(dataSource));
    }

    public static CommandLineOrders open(Connections.Database database) {
        return new CommandLineOrders(database);
    }

    /** As the server hashes passwords. */
    public static PasswordHash hash(String password) {
        return new BoundedPasswordHashing().hash(password);
    }

    /**
     * Gives the order and waits for what comes of it; empty when nobody has taken it until {@code patience} is over, and then
     * nobody will.
     */
    public Optional<Outcome> give(String what, Map<String, String> details, Duration patience)
            throws InterruptedException {
        var order = orders.give(what, details);
        long deadline = System.nanoTime() + patience.toNanos();
        var outcome = orders.outcome(order);
        while (outcome.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            outcome = orders.outcome(order);
        }
        return outcome.isPresent() || orders.withdraw(order) ? outcome : Optional.of(TAKEN);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
