/** What happened to prompts, the prepared texts of the organisation. */
@NullMarked
package io.ledgerchat.event.prompt;

import org.jspecify.annotations.NullMarked;
