/** What happened to the installation itself: its ledger's keys, its configuration, what is held, kept and erased. */
@NullMarked
package io.ledgerchat.event.ledger;

import org.jspecify.annotations.NullMarked;
