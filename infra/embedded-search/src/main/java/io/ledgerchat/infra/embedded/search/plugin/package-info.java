/** What the published Elasticsearch jars lack for LedgerChat, as one plugin loaded beside their network module. */
@NullMarked
package io.ledgerchat.infra.embedded.search.plugin;

import org.jspecify.annotations.NullMarked;
