package io.ledgerchat.query.view;

import org.jspecify.annotations.Nullable;

/**
 * How far a view has come.
 *
 * @param generation number of the filling that readers see; absent while there is none on this node
 * @param position number of the last event in it, -1 while there is none
 * @param head number of the last event in the log
 * @param failing whether its last attempt failed and it will try again
 */
public record ViewStatus(
        String name, int version, @Nullable Integer generation, long position, long head, boolean failing) {}
