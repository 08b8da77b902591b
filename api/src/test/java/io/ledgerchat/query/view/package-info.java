/** Views on the real databases. */
@NullMarked
package io.ledgerchat.query.view;

import org.jspecify.annotations.NullMarked;
