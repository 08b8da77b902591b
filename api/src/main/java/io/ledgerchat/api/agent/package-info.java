/** Agents over HTTP (contract 70). */
@NullMarked
package io.ledgerchat.api.agent;

import org.jspecify.annotations.NullMarked;
