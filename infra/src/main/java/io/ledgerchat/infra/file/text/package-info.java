/** The words of files: read in a process of their own, kept sealed. */
@NullMarked
package io.ledgerchat.infra.file.text;

import org.jspecify.annotations.NullMarked;
