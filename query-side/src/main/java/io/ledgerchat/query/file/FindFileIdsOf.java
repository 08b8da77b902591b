package io.ledgerchat.query.file;

import io.ledgerchat.event.account.AccountId;

/** Some files of an owner, pictures of people and agents among them: a list of {@link io.ledgerchat.event.file.FileId}. */
public record FindFileIdsOf(AccountId owner, int limit) {}
