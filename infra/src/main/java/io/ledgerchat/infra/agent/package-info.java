/** Answers the command side's questions about what agents use. */
@NullMarked
package io.ledgerchat.infra.agent;

import org.jspecify.annotations.NullMarked;
