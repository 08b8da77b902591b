/** What is known of accounts, their provider keys and their API keys. */
@NullMarked
package io.ledgerchat.query.account;

import org.jspecify.annotations.NullMarked;
