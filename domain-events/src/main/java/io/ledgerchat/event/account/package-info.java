/** What happened to accounts, their sessions and provider keys, what they chose, and who was invited. */
@NullMarked
package io.ledgerchat.event.account;

import org.jspecify.annotations.NullMarked;
