/** PostgreSQL and Elasticsearch as child processes, so that a person with a JDK and nothing else has all of it. */
@NullMarked
package io.ledgerchat.infra.embedded;

import org.jspecify.annotations.NullMarked;
