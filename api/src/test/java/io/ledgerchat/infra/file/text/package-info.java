@NullMarked
package io.ledgerchat.infra.file.text;

import org.jspecify.annotations.NullMarked;
