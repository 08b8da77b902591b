/** Tools for models, and what they need of the outside. */
@NullMarked
package io.ledgerchat.infra.tool;

import org.jspecify.annotations.NullMarked;
