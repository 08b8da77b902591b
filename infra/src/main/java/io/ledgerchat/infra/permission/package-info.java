/** Answers the command side's questions about permissions. */
@NullMarked
package io.ledgerchat.infra.permission;

import org.jspecify.annotations.NullMarked;
