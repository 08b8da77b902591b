@NullMarked
package io.ledgerchat.api.query;

import org.jspecify.annotations.NullMarked;
