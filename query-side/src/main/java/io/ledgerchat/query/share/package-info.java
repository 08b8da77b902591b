/** What is known of shared links (contract 50 §4). */
@NullMarked
package io.ledgerchat.query.share;

import org.jspecify.annotations.NullMarked;
