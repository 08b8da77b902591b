/** What is known of conversations: the list, one by its id, and who owns which (contract 40 §2). */
@NullMarked
package io.ledgerchat.query.conversation;

import org.jspecify.annotations.NullMarked;
