/** Classes that break the rules of the house, one rule each, so that every rule is seen to fail. */
@NullMarked
package violation;

import org.jspecify.annotations.NullMarked;
