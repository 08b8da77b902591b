package io.ledgerchat.command.message;

import io.ledgerchat.command.message.FileFacts.FileFact;

/**
 * The port to what the operator lets go along with messages, looked at again when one is sent (contract 60 §11.1). Endpoints
 * are named as clients know them.
 */
public interface EnclosureRules {
    /** Whether a file goes along at all; one that does not is passed over. */
    boolean admits(String endpoint, FileFact file);

    /** How many bytes may go along with one question, those of earlier messages included. */
    long most(String endpoint);

    /** How many tokens of one document are told where nobody says otherwise; none for nothing. */
    int mostTokens();
}
