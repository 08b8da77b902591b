/** How letters leave. */
@NullMarked
package io.ledgerchat.infra.mail;

import org.jspecify.annotations.NullMarked;
