/** What was used, by whom and how much: a star schema for reports, and the answers made from it. */
@NullMarked
package io.ledgerchat.query.analytics;

import org.jspecify.annotations.NullMarked;
