@NullMarked
package io.ledgerchat.query.analytics;

import org.jspecify.annotations.NullMarked;
