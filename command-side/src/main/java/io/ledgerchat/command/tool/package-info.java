/** What a model may call while it replies. */
@NullMarked
package io.ledgerchat.command.tool;

import org.jspecify.annotations.NullMarked;
