/** Prompts against the running application. */
@NullMarked
package io.ledgerchat.api.prompt;

import org.jspecify.annotations.NullMarked;
