/** The Files API (contract 60): uploads, lists, downloads, pictures, speech, and their limits. */
@NullMarked
package io.ledgerchat.api.file;

import org.jspecify.annotations.NullMarked;
