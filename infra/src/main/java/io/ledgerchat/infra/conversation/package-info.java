/** What the command side asks about conversations, answered by the views. */
@NullMarked
package io.ledgerchat.infra.conversation;

import org.jspecify.annotations.NullMarked;
