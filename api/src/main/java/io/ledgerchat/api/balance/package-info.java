/** Credits over HTTP, and whether a reply can be paid for. */
@NullMarked
package io.ledgerchat.api.balance;

import org.jspecify.annotations.NullMarked;
