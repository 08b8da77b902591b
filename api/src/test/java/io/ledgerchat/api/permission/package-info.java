@NullMarked
package io.ledgerchat.api.permission;

import org.jspecify.annotations.NullMarked;
