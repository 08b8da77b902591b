/** {@code librechat.yaml}: found, parsed within bounds, checked, and read into one record per section (contract 00 §12.2). */
@NullMarked
package io.ledgerchat.api.configuration.file;

import org.jspecify.annotations.NullMarked;
