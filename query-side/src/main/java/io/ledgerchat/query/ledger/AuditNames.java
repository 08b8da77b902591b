package io.ledgerchat.query.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that the names of an {@link AuditFilter} stand for: accounts are few, and entries are found by their ids. A
 * list that is absent was not asked for, or would be too long, so that each entry's name is compared.
 *
 * @param emails have one of the addresses
 * @param actors are called by what actors are to be called by
 * @param targets are called by what things are to be called by
 * @param foundActors as actors are called by what is looked for anywhere
 * @param foundTargets as things are called by what is looked for anywhere
 */
public record AuditNames(
        @Nullable List<String> emails,
        @Nullable List<String> actors,
        @Nullable List<String> targets,
        @Nullable List<String> foundActors,
        @Nullable List<String> foundTargets) {
    public static final AuditNames NONE = new AuditNames(null, null, null, null, null);
}
