/** Prompts over HTTP (contract 50 §2). */
@NullMarked
package io.ledgerchat.api.prompt;

import org.jspecify.annotations.NullMarked;
