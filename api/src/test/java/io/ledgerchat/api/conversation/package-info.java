@NullMarked
package io.ledgerchat.api.conversation;

import org.jspecify.annotations.NullMarked;
