/** Who read what matters, recorded before they read it; and who sent what, in the metadata of commands. */
@NullMarked
package io.ledgerchat.api.access;

import org.jspecify.annotations.NullMarked;
