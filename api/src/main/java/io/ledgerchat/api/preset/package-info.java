/** Presets over HTTP (contract 50 §1). */
@NullMarked
package io.ledgerchat.api.preset;

import org.jspecify.annotations.NullMarked;
