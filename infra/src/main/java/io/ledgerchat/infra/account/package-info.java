/** The vault of accounts: password hashes, sessions, second factors, provider keys, invites, what operators order. */
@NullMarked
package io.ledgerchat.infra.account;

import org.jspecify.annotations.NullMarked;
