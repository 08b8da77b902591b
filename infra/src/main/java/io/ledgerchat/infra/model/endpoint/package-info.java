/** The endpoints that an installation offers: which they are, how one is reached for a caller, which models it has. */
@NullMarked
package io.ledgerchat.infra.model.endpoint;

import org.jspecify.annotations.NullMarked;
