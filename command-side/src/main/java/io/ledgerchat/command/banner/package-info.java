/** Banners: commands and the aggregate. */
@NullMarked
package io.ledgerchat.command.banner;

import org.jspecify.annotations.NullMarked;
