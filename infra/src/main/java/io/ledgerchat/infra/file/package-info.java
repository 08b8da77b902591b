/** Bytes, pictures and words of files. */
@NullMarked
package io.ledgerchat.infra.file;

import org.jspecify.annotations.NullMarked;
