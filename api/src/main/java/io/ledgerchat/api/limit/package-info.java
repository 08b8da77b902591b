/** Rate limits, violations and bans over HTTP (contract 00 §§9-10). */
@NullMarked
package io.ledgerchat.api.limit;

import org.jspecify.annotations.NullMarked;
