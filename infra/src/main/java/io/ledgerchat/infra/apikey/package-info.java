/** The vault's hashes of personal API keys. */
@NullMarked
package io.ledgerchat.infra.apikey;

import org.jspecify.annotations.NullMarked;
