/** What operators are promised to see. */
@NullMarked
package io.ledgerchat.api.metrics;

import org.jspecify.annotations.NullMarked;
