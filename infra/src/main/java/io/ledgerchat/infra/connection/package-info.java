/** Where the databases are, and the pools to them. */
@NullMarked
package io.ledgerchat.infra.connection;

import org.jspecify.annotations.NullMarked;
