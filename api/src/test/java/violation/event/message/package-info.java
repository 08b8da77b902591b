/** Broken rules of the room of events. */
@NullMarked
package violation.event.message;

import org.jspecify.annotations.NullMarked;
