/** Takes figures out of the database. */
@NullMarked
package io.ledgerchat.infra.analytics;

import org.jspecify.annotations.NullMarked;
