package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;

/**
 * All files of an owner, the one last touched first: a list of {@link StoredFile}. Pictures of people and agents are no
 * files that somebody keeps, and left out.
 */
public record FindFiles(AccountId owner) {}
