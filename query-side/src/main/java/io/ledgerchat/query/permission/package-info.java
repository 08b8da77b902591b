/** What is known of access, groups and roles, and the filter by which every view shows only what may be seen. */
@NullMarked
package io.ledgerchat.query.permission;

import org.jspecify.annotations.NullMarked;
