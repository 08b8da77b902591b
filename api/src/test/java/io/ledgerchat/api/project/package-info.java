@NullMarked
package io.ledgerchat.api.project;

import org.jspecify.annotations.NullMarked;
