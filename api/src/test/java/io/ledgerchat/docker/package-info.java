/** What container files must say, checked where no container engine runs. */
@NullMarked
package io.ledgerchat.docker;

import org.jspecify.annotations.NullMarked;
