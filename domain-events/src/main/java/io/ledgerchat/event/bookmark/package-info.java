/** What happened to the bookmarks by which people sort their conversations. */
@NullMarked
package io.ledgerchat.event.bookmark;

import org.jspecify.annotations.NullMarked;
