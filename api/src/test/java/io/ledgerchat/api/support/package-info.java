/** The real application with its real databases, and a client for it, shared by all tests that need a process. */
@NullMarked
package io.ledgerchat.api.support;

import org.jspecify.annotations.NullMarked;
