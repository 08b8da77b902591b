/** The one application. */
@NullMarked
package io.ledgerchat.api;

import org.jspecify.annotations.NullMarked;
