/** Shared links over HTTP (contract 50 §4). */
@NullMarked
package io.ledgerchat.api.share;

import org.jspecify.annotations.NullMarked;
