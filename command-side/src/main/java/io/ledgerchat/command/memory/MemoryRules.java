package io.ledgerchat.command.memory;

import io.ledgerchat.event.account.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to what the operator and the person allow to be remembered (contract 00 §12.2, {@code memory}). */
public interface MemoryRules {
    /** Whether models may remember things about this person: the operator, the person's role and the person say so. */
    boolean allow(AccountId account);

    Limits limits();

    /**
     * What is remembered at most.
     *
     * @param keys under which models may remember; any when empty
     * @param tokens of one partition, absent for no limit
     * @param characters of one value
     */
    record Limits(List<String> keys, @Nullable Long tokens, int characters) {}
}
