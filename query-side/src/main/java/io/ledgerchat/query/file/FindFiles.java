package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;

/** All files of an owner, the one last touched first: a list of {@link StoredFile}. */
public record FindFiles(AccountId owner) {}
