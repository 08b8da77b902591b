/** What the command side asks of prompts, answered by the views. */
@NullMarked
package io.ledgerchat.infra.prompt;

import org.jspecify.annotations.NullMarked;
