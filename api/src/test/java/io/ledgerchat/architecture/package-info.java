/** The house rules as tests; each has a twin in package {@code violation} that proves that it can fail. */
@NullMarked
package io.ledgerchat.architecture;

import org.jspecify.annotations.NullMarked;
