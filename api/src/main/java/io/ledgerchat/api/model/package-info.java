/** Which endpoints and models clients are offered, made of environment and file (contract 20 §§B, C). */
@NullMarked
package io.ledgerchat.api.model;

import org.jspecify.annotations.NullMarked;
