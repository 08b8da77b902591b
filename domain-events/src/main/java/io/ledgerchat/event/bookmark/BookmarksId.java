package io.ledgerchat.event.bookmark;

import io.ledgerchat.event.Identifier;
import io.ledgerchat.event.account.AccountId;

/** Identifies the list of bookmarks of one account. */
public record BookmarksId(AccountId owner) implements Identifier {
    @Override
    public String kind() {
        return "bookmarks";
    }

    @Override
    public String value() {
        return owner.value();
    }

    @Override
    public String toString() {
        return kind() + ":" + value();
    }
}
