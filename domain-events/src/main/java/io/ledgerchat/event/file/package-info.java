/** What happened to files: uploads, their use in messages, and their end. */
@NullMarked
package io.ledgerchat.event.file;

import org.jspecify.annotations.NullMarked;
