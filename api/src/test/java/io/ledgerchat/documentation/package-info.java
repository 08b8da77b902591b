/** What documents promise about each other. */
@NullMarked
package io.ledgerchat.documentation;

import org.jspecify.annotations.NullMarked;
