@NullMarked
package io.ledgerchat.api.startup;

import org.jspecify.annotations.NullMarked;
