/** Figures, as tools for reports read them. */
@NullMarked
package io.ledgerchat.api.analytics;

import org.jspecify.annotations.NullMarked;
