/** Shared links: commands and the aggregate (contract 50 §4). */
@NullMarked
package io.ledgerchat.command.share;

import org.jspecify.annotations.NullMarked;
