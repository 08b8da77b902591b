/** Certificates and policies, held against the running application. */
@NullMarked
package io.ledgerchat.infra.ledger.forgetting;

import org.jspecify.annotations.NullMarked;
