/** Broken rules of the query side. */
@NullMarked
package violation.query.conversation;

import org.jspecify.annotations.NullMarked;
