/** What happens to banners. */
@NullMarked
package io.ledgerchat.command.banner;

import org.jspecify.annotations.NullMarked;
