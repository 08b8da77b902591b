@NullMarked
package io.ledgerchat.api.client;

import org.jspecify.annotations.NullMarked;
