/** What is recorded about the installation itself and about every question to a model. */
@NullMarked
package io.ledgerchat.command.ledger;

import org.jspecify.annotations.NullMarked;
