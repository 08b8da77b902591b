/** What roles may do: the flags of contract 20 §I1, computed from defaults and configuration. */
@NullMarked
package io.ledgerchat.api.permission;

import org.jspecify.annotations.NullMarked;
