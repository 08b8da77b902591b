/** Presets: commands and the aggregate that keeps those of one person. */
@NullMarked
package io.ledgerchat.command.preset;

import org.jspecify.annotations.NullMarked;
