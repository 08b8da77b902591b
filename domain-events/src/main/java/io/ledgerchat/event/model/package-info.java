/** What was asked of models. */
@NullMarked
package io.ledgerchat.event.model;

import org.jspecify.annotations.NullMarked;
