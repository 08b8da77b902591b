/** Tests of what every event shares. */
@NullMarked
package io.ledgerchat.event;

import org.jspecify.annotations.NullMarked;
