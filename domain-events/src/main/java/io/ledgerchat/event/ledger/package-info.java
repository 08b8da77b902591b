/** What happened to the installation itself: the keys of its ledger, the configuration in force. */
@NullMarked
package io.ledgerchat.event.ledger;

import org.jspecify.annotations.NullMarked;
