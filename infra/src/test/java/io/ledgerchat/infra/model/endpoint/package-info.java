@NullMarked
package io.ledgerchat.infra.model.endpoint;

import org.jspecify.annotations.NullMarked;
