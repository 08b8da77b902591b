/** Writes histories straight into the log, for tests of what is derived from it. */
@NullMarked
package io.ledgerchat.query.support;

import org.jspecify.annotations.NullMarked;
