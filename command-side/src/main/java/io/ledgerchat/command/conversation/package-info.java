/** Conversations: commands and the aggregate. */
@NullMarked
package io.ledgerchat.command.conversation;

import org.jspecify.annotations.NullMarked;
