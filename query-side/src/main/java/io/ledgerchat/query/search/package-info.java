/** Finding conversations and messages, and passages of files, by their words and meaning (contract 45). */
@NullMarked
package io.ledgerchat.query.search;

import org.jspecify.annotations.NullMarked;
