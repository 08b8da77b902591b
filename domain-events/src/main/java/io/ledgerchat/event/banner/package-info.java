/** The line that everybody sees above the chat. */
@NullMarked
package io.ledgerchat.event.banner;

import org.jspecify.annotations.NullMarked;
