@NullMarked
package io.ledgerchat.query.message;

import org.jspecify.annotations.NullMarked;
