/** Who may do what: access to resources, groups, and what roles may do. */
@NullMarked
package io.ledgerchat.event.permission;

import org.jspecify.annotations.NullMarked;
