/** Takes exports of other applications in: keeps them, reads their formats, records what they hold. */
@NullMarked
package io.ledgerchat.infra.conversation.imports;

import org.jspecify.annotations.NullMarked;
