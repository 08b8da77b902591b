/** What is known of messages and replies (contract 40 §3). */
@NullMarked
package io.ledgerchat.query.message;

import org.jspecify.annotations.NullMarked;
