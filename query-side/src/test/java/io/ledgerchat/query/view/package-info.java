@NullMarked
package io.ledgerchat.query.view;

import org.jspecify.annotations.NullMarked;
