/** How the installation is used, for its administrators. */
@NullMarked
package io.ledgerchat.api.analytics;

import org.jspecify.annotations.NullMarked;
