/** Finding conversations and messages by their words (contract 45). */
@NullMarked
package io.ledgerchat.query.search;

import org.jspecify.annotations.NullMarked;
