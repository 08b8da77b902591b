/** Views over HTTP, for administrators: how far they are, and their rebuild. */
@NullMarked
package io.ledgerchat.api.view;

import org.jspecify.annotations.NullMarked;
