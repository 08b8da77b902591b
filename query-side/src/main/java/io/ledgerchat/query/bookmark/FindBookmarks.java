package io.ledgerchat.query.bookmark;

import io.ledgerchat.event.account.AccountId;

/** The bookmarks of this person in their order: a list of {@link Bookmark}. */
public record FindBookmarks(AccountId owner) {}
