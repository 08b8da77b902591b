/** Decoding, scaling and encoding pictures. */
@NullMarked
package io.ledgerchat.infra.file.picture;

import org.jspecify.annotations.NullMarked;
