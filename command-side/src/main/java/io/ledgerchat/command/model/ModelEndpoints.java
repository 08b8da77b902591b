package io.ledgerchat.command.model;

import io.ledgerchat.event.account.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What endpoints this installation offers, and how to reach them for a caller. */
public interface ModelEndpoints {
    /** The public facts of an endpoint, or empty when no endpoint of that name is offered. */
    Optional<Offer> offer(String endpointName);

    /**
     * Resolves address, key and headers for this caller and turn.
     *
     * @throws Unavailable with the typed error text that clients understand (contract 30 §14.2), such as {@code
     *     {"type":"no_user_key"}}
     */
    ModelEndpoint resolve(String endpointName, Turn turn);

    /** Model ids offered to this caller for the endpoint; fetched lists are cached. */
    List<String> models(String endpointName, AccountId caller);

    /**
     * Whether {@link #models} is all that the endpoint offers; not as long as a provider that is to be asked for its list
     * has not given one.
     */
    default boolean knowsModels(String endpointName, AccountId caller) {
        return true;
    }

    /**
     * @param type {@code custom} for endpoints of the configuration file, else absent
     * @param displayLabel the configured label of the model's sender
     * @param titleModel {@code current_model} or absent means the conversation's own
     * @param titleTiming {@code immediate} or {@code final}
     * @param titlePrompt absent for the standard instruction
     * @param streamRateMillis pause between deltas, 0 for none
     * @param documents which it takes as they are
     */
    record Offer(
            String name,
            @Nullable String type,
            @Nullable String displayLabel,
            boolean titleConvo,
            @Nullable String titleModel,
            @Nullable String titleEndpoint,
            String titleTiming,
            @Nullable String titlePrompt,
            long streamRateMillis,
            DocumentIntake documents) {}

    /** Whose turn it is, for keys and for header placeholders. */
    record Turn(AccountId caller, String conversationId, String parentMessageId, String messageId) {}

    /** No call can be made; {@link #getMessage()} is the text for the client. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message, null, false, false);
        }
    }
}
