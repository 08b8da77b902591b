/** What happened to the personal API keys of accounts. */
@NullMarked
package io.ledgerchat.event.apikey;

import org.jspecify.annotations.NullMarked;
