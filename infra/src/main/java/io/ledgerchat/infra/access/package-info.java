/** How requests are counted: in memory on one node, in PostgreSQL on several. */
@NullMarked
package io.ledgerchat.infra.access;

import org.jspecify.annotations.NullMarked;
