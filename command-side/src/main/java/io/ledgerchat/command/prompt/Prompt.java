package io.ledgerchat.command.prompt;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.ledgerchat.command.Refusal;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.permission.ResourceId;
import io.ledgerchat.event.permission.ResourceType;
import io.ledgerchat.event.prompt.PromptDetails;
import io.ledgerchat.event.prompt.PromptEvent.PromptCreated;
import io.ledgerchat.event.prompt.PromptEvent.PromptDeleted;
import io.ledgerchat.event.prompt.PromptEvent.PromptDescribed;
import io.ledgerchat.event.prompt.PromptEvent.VersionAdded;
import io.ledgerchat.event.prompt.PromptEvent.VersionDeleted;
import io.ledgerchat.event.prompt.PromptEvent.VersionPutInProduction;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.event.prompt.PromptId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A prepared text of the organisation in versions, one of which is in production; it never is without a version. */
@Aggregate
class Prompt {
    private static final int MOST_VERSIONS = 100;

    @AggregateIdentifier
    private PromptGroupId id;

    private Personal<PromptDetails> details;
    private final SequencedSet<PromptId> versions = new LinkedHashSet<>();
    private @Nullable PromptId production;
    private boolean deleted;

    @SuppressWarnings("NullAway.Init")
    Prompt() {}

    @SuppressWarnings("NullAway.Init")
    Prompt(CreatePrompt command) {
        apply(new PromptCreated(command.groupId(), command.actor(), personal(command.details()), command.at()));
        apply(version(
                command.groupId(), command.promptId(), command.actor(), command.text(), command.type(), command.at()));
        apply(new VersionPutInProduction(command.groupId(), command.promptId(), command.actor(), command.at()));
    }

    ResourceId resource() {
        return new ResourceId(ResourceType.PROMPT_GROUP, id.value());
    }

    void add(AddVersion command) {
        if (versions.size() >= MOST_VERSIONS) {
            throw new Refusal(Refusal.Code.INVALID, "Too many versions");
        }
        apply(version(id, command.promptId(), command.actor(), command.text(), command.type(), command.at()));
    }

    private static VersionAdded version(
            PromptGroupId group, PromptId version, AccountId author, String text, String type, Instant at) {
        return new VersionAdded(group, version, author, Personal.of(Subject.ORGANISATION, text), type, at);
    }

    void describe(DescribePrompt command) {
        var before = details.orElse(new PromptDetails("", "", "", null));
        var called = command.command() == null ? before.command() : command.command();
        var wanted = personal(new PromptDetails(
                command.name() == null ? before.name() : command.name(),
                command.oneliner() == null ? before.oneliner() : command.oneliner(),
                command.category() == null ? before.category() : command.category(),
                called == null || called.isEmpty() ? null : called));
        if (!wanted.equals(details)) {
            apply(new PromptDescribed(id, wanted, command.actor(), command.at()));
        }
    }

    void produce(PromptId version, AccountId actor, Instant at) {
        requireVersion(version);
        if (!version.equals(production)) {
            apply(new VersionPutInProduction(id, version, actor, at));
        }
    }

    /** Whether the prompt went with its last version; else the newest that is left takes the place of a used one. */
    boolean deleteVersion(DeleteVersion command) {
        requireVersion(command.promptId());
        boolean used = command.promptId().equals(production);
        apply(new VersionDeleted(id, command.promptId(), command.actor(), command.at()));
        if (versions.isEmpty()) {
            apply(new PromptDeleted(id, command.actor(), command.at()));
            return true;
        }
        if (used) {
            apply(new VersionPutInProduction(id, versions.getLast(), command.actor(), command.at()));
        }
        return false;
    }

    void delete(AccountId actor, Instant at) {
        apply(new PromptDeleted(id, actor, at));
    }

    boolean isAlive() {
        return !deleted;
    }

    void requireAlive() {
        if (deleted) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Prompt group not found");
        }
    }

    private void requireVersion(PromptId version) {
        if (!versions.contains(version)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Prompt not found");
        }
    }

    private static Personal<PromptDetails> personal(PromptDetails details) {
        return Personal.of(Subject.ORGANISATION, details);
    }

    @EventSourcingHandler
    void on(PromptCreated event) {
        id = event.groupId();
        details = event.details();
    }

    @EventSourcingHandler
    void on(PromptDescribed event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(VersionAdded event) {
        versions.add(event.promptId());
    }

    @EventSourcingHandler
    void on(VersionPutInProduction event) {
        production = event.promptId();
    }

    @EventSourcingHandler
    void on(VersionDeleted event) {
        versions.remove(event.promptId());
    }

    @EventSourcingHandler
    void on(PromptDeleted event) {
        deleted = true;
    }
}
