/** Agents over HTTP. */
@NullMarked
package io.ledgerchat.api.agent;

import org.jspecify.annotations.NullMarked;
