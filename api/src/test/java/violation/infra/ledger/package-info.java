/** A broken rule of infra. */
@NullMarked
package violation.infra.ledger;

import org.jspecify.annotations.NullMarked;
