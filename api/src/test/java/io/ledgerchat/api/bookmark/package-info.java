@NullMarked
package io.ledgerchat.api.bookmark;

import org.jspecify.annotations.NullMarked;
