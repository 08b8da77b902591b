/** Stand-ins for model providers: real HTTP servers on the loopback address, with faults, driven by what is asked. */
@NullMarked
package io.ledgerchat.infra.model.stub;

import org.jspecify.annotations.NullMarked;
