/** Rate limits and bans over HTTP. */
@NullMarked
package io.ledgerchat.api.limit;

import org.jspecify.annotations.NullMarked;
