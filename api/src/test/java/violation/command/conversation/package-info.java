/** Broken rules of the command side. */
@NullMarked
package violation.command.conversation;

import org.jspecify.annotations.NullMarked;
