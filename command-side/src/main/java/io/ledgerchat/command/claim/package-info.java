/** Uniqueness by claim. */
@NullMarked
package io.ledgerchat.command.claim;

import org.jspecify.annotations.NullMarked;
