package io.ledgerchat.api.memory;

import io.ledgerchat.command.memory.MemoryRules;
import io.ledgerchat.command.memory.RememberedThings;
import io.ledgerchat.command.message.Persona;
import io.ledgerchat.event.account.AccountId;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells models what is remembered about the person who asks, where that is allowed. */
@Component
public class RememberedText {
    private final MemoryRules rules;
    private final RememberedThings things;

    RememberedText(MemoryRules rules, RememberedThings things) {
        this.rules = rules;
        this.things = things;
    }

    /** The same persona, told what there is to know. */
    public Persona told(Persona persona, AccountId asker) {
        if (!rules.allow(asker)) {
            return persona;
        }
        var known = things.about(asker, persona.memoryOf());
        return known.isEmpty()
                ? persona
                : persona.alsoTold("What is remembered about the user:\n"
                        + known.stream()
                                .map(thing -> "- " + thing.key() + ": " + thing.value())
                                .collect(Collectors.joining("\n")));
    }
}
