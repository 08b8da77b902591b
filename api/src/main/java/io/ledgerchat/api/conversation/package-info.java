/** Conversations over HTTP (contract 40 §2). */
@NullMarked
package io.ledgerchat.api.conversation;

import org.jspecify.annotations.NullMarked;
