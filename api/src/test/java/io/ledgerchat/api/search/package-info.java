@NullMarked
package io.ledgerchat.api.search;

import org.jspecify.annotations.NullMarked;
