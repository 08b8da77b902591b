/** The port to model providers, and the endpoints an installation offers. */
@NullMarked
package io.ledgerchat.command.model;

import org.jspecify.annotations.NullMarked;
