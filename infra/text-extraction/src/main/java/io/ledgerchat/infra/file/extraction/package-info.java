/** Reads documents in a process of its own. */
@NullMarked
package io.ledgerchat.infra.file.extraction;

import org.jspecify.annotations.NullMarked;
