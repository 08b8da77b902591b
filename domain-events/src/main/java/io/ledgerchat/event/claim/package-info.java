/** Which unique values are taken, and by whom. */
@NullMarked
package io.ledgerchat.event.claim;

import org.jspecify.annotations.NullMarked;
