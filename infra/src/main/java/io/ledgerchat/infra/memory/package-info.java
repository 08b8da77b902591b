/** Answers the command side what is remembered. */
@NullMarked
package io.ledgerchat.infra.memory;

import org.jspecify.annotations.NullMarked;
