/** The vault of accounts: password hashes, sessions, provider keys and API keys in PostgreSQL. */
@NullMarked
package io.ledgerchat.infra.account;

import org.jspecify.annotations.NullMarked;
