/** Who may do what: the one policy, access to resources, groups, and what roles may do. */
@NullMarked
package io.ledgerchat.command.permission;

import org.jspecify.annotations.NullMarked;
