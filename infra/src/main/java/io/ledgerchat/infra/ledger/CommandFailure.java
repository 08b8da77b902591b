package io.ledgerchat.infra.ledger;

import io.ledgerchat.command.OutOfTimeException;
import io.ledgerchat.command.Refusal;
import java.sql.SQLException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed, where that is an answer and no defect. A remote bus carries an exception's message and such a word
 * as its details, never its class; both ends know these words, and the codes of {@link Refusal}.
 */
enum CommandFailure {
    /** Another command changed the same thing at the same time. */
    CHANGED_MEANWHILE,
    /** Another command created the same thing at the same time. */
    CREATED_MEANWHILE,
    /** There is nothing by the identifier that the command names. */
    MISSING,
    /** The database ended its transaction. */
    OUT_OF_TIME;

    /** How Axon Server says that the sequence number of an event was taken meanwhile. */
    private static final String SEQUENCE_TAKEN = "[AXONIQ-2000]";

    private static final String FIRST_OF_ITS_AGGREGATE = "Invalid sequence number 0 for";

    /** How PostgreSQL says that a transaction took longer than its connection allows. */
    private static final String TRANSACTION_TIMEOUT = "25P04";

    /** The failure as senders on the same node are to meet it. */
    static Throwable named(Throwable failure) {
        return tookTooLong(failure) ? new OutOfTimeException(failure) : failure;
    }

    private static boolean tookTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TRANSACTION_TIMEOUT.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The failure as it can cross the bus; a defect is left as it is. */
    static Throwable told(Throwable failure) {
        Object word = failure instanceof Refusal refusal ? refusal.code() : word(failure);
        return word == null
                ? failure
                : new CommandExecutionException(String.valueOf(failure.getMessage()), failure, word);
    }

    private static @Nullable CommandFailure word(Throwable failure) {
        return switch (failure) {
            case AggregateNotFoundException _ -> MISSING;
            case AggregateStreamCreationException _ -> CREATED_MEANWHILE;
            case ConcurrencyException _ -> CHANGED_MEANWHILE;
            default -> tookTooLong(failure) ? OUT_OF_TIME : saidByTheServer(failure);
        };
    }

    private static @Nullable CommandFailure saidByTheServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains(SEQUENCE_TAKEN)) {
                return message.contains(FIRST_OF_ITS_AGGREGATE) ? CREATED_MEANWHILE : CHANGED_MEANWHILE;
            }
        }
        return null;
    }

    /** What {@link #told} was given, as far as its details say; anything else is left as it is. */
    static Throwable understood(Throwable failure) {
        if (!(failure instanceof CommandExecutionException remote)) {
            return failure;
        }
        String message = String.valueOf(remote.getMessage());
        return switch (remote.<Object>getDetails().orElse(null)) {
            case Refusal.Code code -> new Refusal(code, message);
            case CHANGED_MEANWHILE -> new ConcurrencyException(message, remote);
            case CREATED_MEANWHILE -> new AggregateStreamCreationException(message, remote);
            case OUT_OF_TIME -> new OutOfTimeException(remote);
            case MISSING -> new AggregateNotFoundException("unknown", message, remote);
            case null, default -> remote;
        };
    }
}
