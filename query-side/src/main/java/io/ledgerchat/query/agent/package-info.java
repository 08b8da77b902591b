/** What is known of agents, their versions and their files (contract 70). */
@NullMarked
package io.ledgerchat.query.agent;

import org.jspecify.annotations.NullMarked;
