package io.ledgerchat.infra.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;

/**
 * How the log is read on, in one question to the database each time: an answer waits until the events of its command were
 * read, and whoever reads on asks once more than there is something new.
 */
final class LogReading {
    private LogReading() {}

    /**
     * The next events, however many numbers lie between them. Axon asks for the next numbers; finds it none, it must look
     * whether there are higher ones.
     */
    static PreparedStatement next(Connection connection, EventSchema schema, long after, int events)
            throws SQLException {
        PreparedStatement question =
                connection.prepareStatement("select %1$s from %2$s where %3$s > ? order by %3$s limit ?"
                        .formatted(fields(schema), table(schema), number(schema)));
        question.setLong(1, after);
        question.setInt(2, events);
        return question;
    }

    /** The same, and whatever came under one of the numbers that were missing. */
    static PreparedStatement nextOrMissing(
            Connection connection, EventSchema schema, long after, int events, List<Long> missing) throws SQLException {
        PreparedStatement question =
                connection.prepareStatement("""
                (select %1$s from %2$s where %3$s = any(?))
                union all (select %1$s from %2$s where %3$s > ? order by %3$s limit ?)
                order by %3$s""".formatted(fields(schema), table(schema), number(schema)));
        question.setArray(1, connection.createArrayOf("bigint", missing.toArray()));
        question.setLong(2, after);
        question.setInt(3, events);
        return question;
    }

    private static String fields(EventSchema schema) {
        return schema.trackedEventFields();
    }

    private static String table(EventSchema schema) {
        return schema.domainEventTable();
    }

    private static String number(EventSchema schema) {
        return schema.globalIndexColumn();
    }

    /** Appends in a transaction; a question that reads needs none around it, which costs a second answer of the database. */
    static TransactionManager onlyForAppending(TransactionManager transactions) {
        return new TransactionManager() {
            @Override
            public Transaction startTransaction() {
                return transactions.startTransaction();
            }

            @Override
            public <T> T fetchInTransaction(Supplier<T> reading) {
                return reading.get();
            }
        };
    }
}
