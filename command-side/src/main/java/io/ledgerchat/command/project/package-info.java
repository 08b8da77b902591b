/** Projects, the folders of conversations: commands and the aggregate. */
@NullMarked
package io.ledgerchat.command.project;

import org.jspecify.annotations.NullMarked;
