/** Answers the command side how replies began. */
@NullMarked
package io.ledgerchat.infra.balance;

import org.jspecify.annotations.NullMarked;
