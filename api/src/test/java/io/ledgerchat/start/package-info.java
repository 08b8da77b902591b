/** What the start script does, with a build and a Java that only look like it. */
@NullMarked
package io.ledgerchat.start;

import org.jspecify.annotations.NullMarked;
