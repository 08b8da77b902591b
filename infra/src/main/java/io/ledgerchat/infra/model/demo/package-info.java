/** The stand-in that answers where no provider is set up, so that a fresh installation can be tried. */
@NullMarked
package io.ledgerchat.infra.model.demo;

import org.jspecify.annotations.NullMarked;
