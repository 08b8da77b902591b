/** Agents, saved ones and those of providers: made, changed with their versions kept, lent files, deleted. */
@NullMarked
package io.ledgerchat.command.agent;

import org.jspecify.annotations.NullMarked;
