/**
 * What an installation answers that has nothing of a feature yet. The web client asks these routes when it starts; each class
 * here goes when its feature comes, and until then its empty answer is the true one. Nothing can be stored through them.
 */
@NullMarked
package io.ledgerchat.api.later;

import org.jspecify.annotations.NullMarked;
