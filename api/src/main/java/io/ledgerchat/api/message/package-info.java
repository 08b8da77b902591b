/** Messages of a conversation (contract 40 §3), and the chat protocol: a turn, its stream, status and stop (contract 30). */
@NullMarked
package io.ledgerchat.api.message;

import org.jspecify.annotations.NullMarked;
