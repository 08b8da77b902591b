/** What is known of what is remembered about people. */
@NullMarked
package io.ledgerchat.query.memory;

import org.jspecify.annotations.NullMarked;
