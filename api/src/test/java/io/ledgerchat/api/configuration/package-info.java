@NullMarked
package io.ledgerchat.api.configuration;

import org.jspecify.annotations.NullMarked;
