/** What happened to agents: saved models with instructions, parameters, tools and files. */
@NullMarked
package io.ledgerchat.event.agent;

import org.jspecify.annotations.NullMarked;
