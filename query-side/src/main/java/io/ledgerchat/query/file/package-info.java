/** What is known of files (contract 60 §12); never their bytes. */
@NullMarked
package io.ledgerchat.query.file;

import org.jspecify.annotations.NullMarked;
