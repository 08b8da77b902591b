@NullMarked
package io.ledgerchat.infra.file;

import org.jspecify.annotations.NullMarked;
