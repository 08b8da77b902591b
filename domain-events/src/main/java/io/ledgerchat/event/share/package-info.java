/** What happened to shared links. */
@NullMarked
package io.ledgerchat.event.share;

import org.jspecify.annotations.NullMarked;
