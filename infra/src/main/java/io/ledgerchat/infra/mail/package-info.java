/** Letters: kept in the vault until they are sent, by SMTP or by Mailgun. */
@NullMarked
package io.ledgerchat.infra.mail;

import org.jspecify.annotations.NullMarked;
