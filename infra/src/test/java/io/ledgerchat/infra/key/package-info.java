/** Tests of this package. */
@NullMarked
package io.ledgerchat.infra.key;

import org.jspecify.annotations.NullMarked;
