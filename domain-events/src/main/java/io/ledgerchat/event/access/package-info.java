/** Who read what matters, and what was refused. */
@NullMarked
package io.ledgerchat.event.access;

import org.jspecify.annotations.NullMarked;
