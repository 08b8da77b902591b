/** Prompts: commands and the aggregate of a group of versions (contract 50 §2). */
@NullMarked
package io.ledgerchat.command.prompt;

import org.jspecify.annotations.NullMarked;
