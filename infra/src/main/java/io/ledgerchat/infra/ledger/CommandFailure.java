package io.ledgerchat.infra.ledger;

import io.ledgerchat.command.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Why a command failed, where that is an answer and no defect. A remote bus carries an exception's message and such a word
 * as its details, never its class; both ends know these words, and the codes of {@link Refusal}.
 */
enum CommandFailure {
    /** Another command changed the same thing at the same time; the sender may try again. */
    CONCURRENT,
    /** There is nothing by the identifier that the command names. */
    MISSING;

    /** How Axon Server says that the sequence number of an event was taken meanwhile. */
    private static final String SEQUENCE_TAKEN = "AXONIQ-2000";

    /** The failure as it can cross the bus; a defect is left as it is. */
    static Throwable told(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> worded(refusal, refusal.code());
            case AggregateNotFoundException missing -> worded(missing, MISSING);
            case ConcurrencyException meanwhile -> worded(meanwhile, CONCURRENT);
            case AggregateStreamCreationException meanwhile -> worded(meanwhile, CONCURRENT);
            default -> isSequenceTaken(failure) ? worded(failure, CONCURRENT) : failure;
        };
    }

    /** What {@link #told} was given, as far as its details say; anything else is left as it is. */
    static Throwable understood(Throwable failure) {
        if (!(failure instanceof CommandExecutionException remote)) {
            return failure;
        }
        String message = String.valueOf(remote.getMessage());
        return switch (remote.<Object>getDetails().orElse(null)) {
            case Refusal.Code code -> new Refusal(code, message);
            case CONCURRENT -> new ConcurrencyException(message, remote);
            case MISSING -> new AggregateNotFoundException("unknown", message, remote);
            case null, default -> remote;
        };
    }

    private static CommandExecutionException worded(Throwable failure, Object details) {
        return new CommandExecutionException(String.valueOf(failure.getMessage()), failure, details);
    }

    private static boolean isSequenceTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(SEQUENCE_TAKEN)) {
                return true;
            }
        }
        return false;
    }
}
