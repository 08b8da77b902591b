/** What is known of banners. */
@NullMarked
package io.ledgerchat.query.banner;

import org.jspecify.annotations.NullMarked;
