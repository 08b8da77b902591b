/** What holds for every request whatever its feature: bodies, errors, addresses, headers (contract 00 §§1–6, 8). */
@NullMarked
package io.ledgerchat.api.transport;

import org.jspecify.annotations.NullMarked;
