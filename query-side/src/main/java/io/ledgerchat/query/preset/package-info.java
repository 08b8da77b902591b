/** What is known of presets (contract 50 §1). */
@NullMarked
package io.ledgerchat.query.preset;

import org.jspecify.annotations.NullMarked;
