/** Counting requests, on a real database. */
@NullMarked
package io.ledgerchat.infra.access;

import org.jspecify.annotations.NullMarked;
