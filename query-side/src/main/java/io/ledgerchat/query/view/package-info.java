/** Views: what is derived from the log, how it is filled, waited for, rebuilt and switched. */
@NullMarked
package io.ledgerchat.query.view;

import org.jspecify.annotations.NullMarked;
