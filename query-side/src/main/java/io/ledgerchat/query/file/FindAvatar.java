package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;

/** The picture of this name that this person uploaded for somebody or something: an optional {@link StoredFile}. */
public record FindAvatar(AccountId owner, String name) {}
