/** API keys over HTTP, and what they open: agents, asked as OpenAI's models are. */
@NullMarked
package io.ledgerchat.api.apikey;

import org.jspecify.annotations.NullMarked;
