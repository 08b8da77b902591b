/** What is known of personal API keys; their rows are filled with the accounts'. */
@NullMarked
package io.ledgerchat.query.apikey;

import org.jspecify.annotations.NullMarked;
