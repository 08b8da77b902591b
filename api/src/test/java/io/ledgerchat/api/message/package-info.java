/** The chat protocol against the running application and the stand-in provider. */
@NullMarked
package io.ledgerchat.api.message;

import org.jspecify.annotations.NullMarked;
