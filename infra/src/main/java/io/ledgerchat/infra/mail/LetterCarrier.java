package io.ledgerchat.infra.mail;

import io.ledgerchat.command.account.Letter;

/** Carries one letter to the next mail server, and throws when that did not take it. */
interface LetterCarrier {
    void carry(Letter letter);
}
