/** Bookmarks: commands and the aggregate that keeps those of one person. */
@NullMarked
package io.ledgerchat.command.bookmark;

import org.jspecify.annotations.NullMarked;
