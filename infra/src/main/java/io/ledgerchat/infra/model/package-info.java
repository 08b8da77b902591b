/** Models and their providers: how a question goes out, and how answers, thinking, counts and failures come back. */
@NullMarked
package io.ledgerchat.infra.model;

import org.jspecify.annotations.NullMarked;
