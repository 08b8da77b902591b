/** What models and people wrote down about people. */
@NullMarked
package io.ledgerchat.event.memory;

import org.jspecify.annotations.NullMarked;
