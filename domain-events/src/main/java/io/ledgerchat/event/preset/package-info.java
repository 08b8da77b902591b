/** What happened to the presets that people keep. */
@NullMarked
package io.ledgerchat.event.preset;

import org.jspecify.annotations.NullMarked;
