/** Shared links against the running application. */
@NullMarked
package io.ledgerchat.api.share;

import org.jspecify.annotations.NullMarked;
