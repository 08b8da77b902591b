@NullMarked
package io.ledgerchat.infra.verifier;

import org.jspecify.annotations.NullMarked;
