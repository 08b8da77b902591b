/** What the operator wrote: LibreChat's environment variables and {@code librechat.yaml}, read once and typed. */
@NullMarked
package io.ledgerchat.api.configuration;

import org.jspecify.annotations.NullMarked;
