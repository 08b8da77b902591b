/** Agents: made, changed with their versions kept, lent files, taken back, deleted. */
@NullMarked
package io.ledgerchat.command.agent;

import org.jspecify.annotations.NullMarked;
