@NullMarked
package io.ledgerchat.api.configuration.file;

import org.jspecify.annotations.NullMarked;
