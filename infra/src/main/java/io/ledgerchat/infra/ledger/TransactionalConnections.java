package io.ledgerchat.infra.ledger;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/** Connections of the current Spring transaction, so that events, tokens, rows and the vault commit together. */
final class TransactionalConnections {
    private TransactionalConnections() {}

    static ConnectionProvider of(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }
}
