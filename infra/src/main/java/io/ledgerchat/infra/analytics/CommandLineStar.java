package io.ledgerchat.infra.analytics;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.query.analytics.Star;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The star for a command line, without the application. */
public final class CommandLineStar {
    private CommandLineStar() {}

    public static Star open(Connections.Database database) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "ledgerchat-command");
        @Nullable String user = database.username();
        @Nullable String password = database.password();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return new ParquetStar(new DriverManagerDataSource(database.jdbcUrl(), properties));
    }
}
