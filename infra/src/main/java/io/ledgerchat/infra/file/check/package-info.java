/** Whether bytes, rows, index and log tell of the same files. */
@NullMarked
package io.ledgerchat.infra.file.check;

import org.jspecify.annotations.NullMarked;
