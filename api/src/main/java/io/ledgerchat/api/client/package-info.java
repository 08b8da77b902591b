/** What a browser gets outside of the API: LibreChat's client, or a page of our own, and the API's description. */
@NullMarked
package io.ledgerchat.api.client;

import org.jspecify.annotations.NullMarked;
