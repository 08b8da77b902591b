/** What is recorded about the installation itself and about every question to a model; holds, retention and erasure. */
@NullMarked
package io.ledgerchat.command.ledger;

import org.jspecify.annotations.NullMarked;
