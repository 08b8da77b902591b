/** The key database on a real PostgreSQL. */
@NullMarked
package io.ledgerchat.infra.key;

import org.jspecify.annotations.NullMarked;
