package io.ledgerchat.infra.connection;

import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Search is offered when an Elasticsearch is configured or embedded. */
public final class SearchIsConfigured implements ConfigurationCondition {
    /** Set by the application before it starts: {@code true} or {@code false}. */
    public static final String PROPERTY = "ledgerchat.search.configured";

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty(PROPERTY, Boolean.class, Boolean.FALSE);
    }
}
