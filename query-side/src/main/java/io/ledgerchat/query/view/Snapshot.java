package io.ledgerchat.query.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** The tables of all generations as they were at one moment, so that two can be compared while both are written. */
final class Snapshot implements AutoCloseable {
    private final DataSource source;
    private final Connection connection;

    Snapshot(DataSource source) {
        this.source = source;
        this.connection = DataSourceUtils.getConnection(source);
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // Comparing may take longer than any transaction of a request may.
            ask("set local transaction_timeout = 0");
            ask("select count(*) from ledger.view_generation");
        } catch (SQLException failed) {
            close();
            throw new SQLErrorCodeSQLExceptionTranslator(source).translate("snapshot", null, failed);
        }
    }

    /** How many rows differ between two generations of a relational view. */
    long differences(RelationalView view, Generation one, Generation other) {
        var left = new ViewSchema(one.place());
        var right = new ViewSchema(other.place());
        long differing = 0;
        for (String table : view.tables()) {
            differing += ask("""
                    select count(*) from (
                      (select * from %1$s except all select * from %2$s)
                      union all
                      (select * from %2$s except all select * from %1$s)) differing
                    """.formatted(left.table(table), right.table(table)));
        }
        return differing;
    }

    private long ask(String question) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(question)) {
                return 0;
            }
            try (ResultSet answer = statement.getResultSet()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException failed) {
            throw new SQLErrorCodeSQLExceptionTranslator(source).translate("compare", question, failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        } catch (SQLException broken) {
            // The pool throws a broken connection away.
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
