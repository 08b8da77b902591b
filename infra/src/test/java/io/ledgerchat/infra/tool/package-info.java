/** How tools behave. */
@NullMarked
package io.ledgerchat.infra.tool;

import org.jspecify.annotations.NullMarked;
