/** What is remembered about people: commands, the aggregate, and the tools by which models remember. */
@NullMarked
package io.ledgerchat.command.memory;

import org.jspecify.annotations.NullMarked;
