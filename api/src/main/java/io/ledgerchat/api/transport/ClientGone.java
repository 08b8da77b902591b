package io.ledgerchat.api.transport;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Whether a failure means that nobody is left to answer.
 *
 * <p>Only what the container itself says of the client's connection counts. Spring's own test for it goes by words such as
 * "connection reset", which a database or a log that went away says too: a change that was lost would be answered with
 * an empty 200.
 */
final class ClientGone {
    private ClientGone() {}

    static boolean says(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }
}
