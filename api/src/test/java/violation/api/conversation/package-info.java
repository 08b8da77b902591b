/** Broken rules of the api. */
@NullMarked
package violation.api.conversation;

import org.jspecify.annotations.NullMarked;
