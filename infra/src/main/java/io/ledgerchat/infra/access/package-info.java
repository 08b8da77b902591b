/** Who did what because of what: the metadata of the log. */
@NullMarked
package io.ledgerchat.infra.access;

import org.jspecify.annotations.NullMarked;
