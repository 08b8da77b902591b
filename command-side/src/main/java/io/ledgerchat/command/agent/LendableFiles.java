package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which files somebody may lend to an agent: their own, and those it has already (contract 70 §2.3). */
@Component
class LendableFiles {
    private final KnownFiles files;

    LendableFiles(KnownFiles files) {
        this.files = files;
    }

    /** The fields with only such files in them; {@code held} says which ones the agent has already. */
    Map<String, Object> pruned(Map<String, Object> fields, AccountId actor, Predicate<String> held) {
        if (!(fields.get(AgentState.TOOL_RESOURCES) instanceof Map<?, ?> resources)) {
            return fields;
        }
        var allowed = allowed(named(resources), actor, held);
        var kept = new LinkedHashMap<Object, Object>();
        resources.forEach((tool, lent) -> kept.put(tool, only(allowed, lent)));
        var pruned = new LinkedHashMap<>(fields);
        pruned.put(AgentState.TOOL_RESOURCES, kept);
        return pruned;
    }

    private Set<String> allowed(Set<String> named, AccountId actor, Predicate<String> held) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var allowed = new HashSet<>(files.ownedBy(actor, named));
        files.existing(named).stream().filter(held).forEach(allowed::add);
        return allowed;
    }

    private static Set<String> named(Map<?, ?> resources) {
        var named = new HashSet<String>();
        for (Object lent : resources.values()) {
            if (lent instanceof Map<?, ?> lists) {
                named.addAll(AgentState.texts(lists.get(AgentState.FILE_IDS)));
            }
        }
        return named;
    }

    private static Object only(Set<String> allowed, @Nullable Object lent) {
        if (!(lent instanceof Map<?, ?> lists) || !(lists.get(AgentState.FILE_IDS) instanceof List<?> ids)) {
            return lent == null ? Map.of() : lent;
        }
        var kept = new LinkedHashMap<Object, Object>(lists);
        kept.put(
                AgentState.FILE_IDS,
                AgentState.texts(ids).stream()
                        .filter(allowed::contains)
                        .distinct()
                        .toList());
        return kept;
    }
}
