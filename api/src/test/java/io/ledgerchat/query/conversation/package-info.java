@NullMarked
package io.ledgerchat.query.conversation;

import org.jspecify.annotations.NullMarked;
