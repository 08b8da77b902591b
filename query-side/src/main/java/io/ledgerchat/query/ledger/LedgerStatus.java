package io.ledgerchat.query.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How far the log is sealed.
 *
 * @param origin the name of this log
 * @param size how many leaves the tree has
 * @param root its root
 * @param position of the last sealed event in the log, -1 for none
 * @param head of the log; what lies between is not sealed yet
 * @param checkpoint size of the newest checkpoint
 */
public record LedgerStatus(
        String origin,
        long size,
        String root,
        long position,
        long head,
        @Nullable Long checkpoint) {}
