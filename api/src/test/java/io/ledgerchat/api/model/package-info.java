@NullMarked
package io.ledgerchat.api.model;

import org.jspecify.annotations.NullMarked;
