/** Messages and replies: commands, aggregates, the reply run and its stream. */
@NullMarked
package io.ledgerchat.command.message;

import org.jspecify.annotations.NullMarked;
