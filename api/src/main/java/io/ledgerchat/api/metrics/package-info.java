/** Figures for operators, in Prometheus' text form. */
@NullMarked
package io.ledgerchat.api.metrics;

import org.jspecify.annotations.NullMarked;
