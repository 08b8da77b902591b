/** What was said: messages of people and replies of models. */
@NullMarked
package io.ledgerchat.event.message;

import org.jspecify.annotations.NullMarked;
