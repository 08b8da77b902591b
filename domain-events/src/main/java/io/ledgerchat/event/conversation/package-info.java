/** What happened to conversations. */
@NullMarked
package io.ledgerchat.event.conversation;

import org.jspecify.annotations.NullMarked;
