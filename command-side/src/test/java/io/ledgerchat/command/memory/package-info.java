/** What may be remembered. */
@NullMarked
package io.ledgerchat.command.memory;

import org.jspecify.annotations.NullMarked;
