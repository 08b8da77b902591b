/** What replies need of the outside: their leases in the vault, and the past from the views. */
@NullMarked
package io.ledgerchat.infra.message;

import org.jspecify.annotations.NullMarked;
