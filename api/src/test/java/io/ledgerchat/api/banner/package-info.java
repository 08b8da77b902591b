/** Banners over HTTP. */
@NullMarked
package io.ledgerchat.api.banner;

import org.jspecify.annotations.NullMarked;
