package io.ledgerchat.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyCreated;
import io.ledgerchat.event.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.ledgerchat.event.apikey.ApiKeyId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A personal API key: handed out once, worthless once revoked. */
@Aggregate
class ApiKey {
    @AggregateIdentifier
    private ApiKeyId id;

    private AccountId owner;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init")
    ApiKey() {}

    @SuppressWarnings("NullAway.Init")
    ApiKey(CreateApiKey command) {
        apply(new ApiKeyCreated(
                command.apiKeyId(),
                command.actor(),
                Personal.of(command.actor(), command.name()),
                command.keyPrefix(),
                command.expiresAt(),
                command.at()));
    }

    void revoke(AccountId actor, Instant at) {
        if (!owner.equals(actor)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "no such API key");
        }
        if (!revoked) {
            apply(new ApiKeyRevoked(id, owner, at));
        }
    }

    @EventSourcingHandler
    void on(ApiKeyCreated event) {
        id = event.apiKeyId();
        owner = event.owner();
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        revoked = true;
    }
}
