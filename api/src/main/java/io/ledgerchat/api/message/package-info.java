/** The chat protocol: starting a turn, its stream, status and stop (contract 30). */
@NullMarked
package io.ledgerchat.api.message;

import org.jspecify.annotations.NullMarked;
