/** What adapters need of the views besides their answers. */
@NullMarked
package io.ledgerchat.infra.view;

import org.jspecify.annotations.NullMarked;
