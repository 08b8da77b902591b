/** What is known of prompts (contract 50 §2). */
@NullMarked
package io.ledgerchat.query.prompt;

import org.jspecify.annotations.NullMarked;
