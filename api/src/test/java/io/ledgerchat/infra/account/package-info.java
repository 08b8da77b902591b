/** What the vault holds of accounts, on a real database. */
@NullMarked
package io.ledgerchat.infra.account;

import org.jspecify.annotations.NullMarked;
