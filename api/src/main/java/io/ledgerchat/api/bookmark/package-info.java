/** Bookmarks, which clients call tags, over HTTP (contract 50 §3). */
@NullMarked
package io.ledgerchat.api.bookmark;

import org.jspecify.annotations.NullMarked;
