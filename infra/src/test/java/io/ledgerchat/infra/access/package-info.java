/** Tests of this package. */
@NullMarked
package io.ledgerchat.infra.access;

import org.jspecify.annotations.NullMarked;
