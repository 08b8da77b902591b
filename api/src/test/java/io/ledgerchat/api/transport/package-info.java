@NullMarked
package io.ledgerchat.api.transport;

import org.jspecify.annotations.NullMarked;
