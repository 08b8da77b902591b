/** Personal API keys over HTTP. */
@NullMarked
package io.ledgerchat.api.apikey;

import org.jspecify.annotations.NullMarked;
