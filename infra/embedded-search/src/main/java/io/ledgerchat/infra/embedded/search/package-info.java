/** The program that runs in the search node's own JVM. */
@NullMarked
package io.ledgerchat.infra.embedded.search;

import org.jspecify.annotations.NullMarked;
