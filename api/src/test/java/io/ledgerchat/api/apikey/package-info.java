/** Agents called from outside, over HTTP. */
@NullMarked
package io.ledgerchat.api.apikey;

import org.jspecify.annotations.NullMarked;
