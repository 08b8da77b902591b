@NullMarked
package io.ledgerchat.api.preset;

import org.jspecify.annotations.NullMarked;
