/** What may happen: commands, aggregates, policies and the ports they need. */
@NullMarked
package io.ledgerchat.command;

import org.jspecify.annotations.NullMarked;
