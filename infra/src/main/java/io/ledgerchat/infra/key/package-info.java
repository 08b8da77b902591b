/** Data keys: what makes personal fields readable, and what erases them when it is destroyed (ADR 0003). */
@NullMarked
package io.ledgerchat.infra.key;

import org.jspecify.annotations.NullMarked;
