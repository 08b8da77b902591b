/** What is known of bookmarks and of the conversations that carry them (contract 50 §3). */
@NullMarked
package io.ledgerchat.query.bookmark;

import org.jspecify.annotations.NullMarked;
