@NullMarked
package io.ledgerchat.query.search;

import org.jspecify.annotations.NullMarked;
