/** Personal API keys: commands, the aggregate and the port to their hashes. */
@NullMarked
package io.ledgerchat.command.apikey;

import org.jspecify.annotations.NullMarked;
