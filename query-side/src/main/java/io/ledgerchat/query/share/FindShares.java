package io.ledgerchat.query.share;

import io.ledgerchat.event.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A page of the links of this person: one {@link SharePage}.
 *
 * @param words a part of the title, in either case; empty for all
 */
public record FindShares(
        AccountId owner,
        String words,
        boolean byTitle,
        boolean ascending,
        SharePage.@Nullable Position after,
        int limit) {}
