/** What is known of accounts and their provider keys. */
@NullMarked
package io.ledgerchat.query.account;

import org.jspecify.annotations.NullMarked;
