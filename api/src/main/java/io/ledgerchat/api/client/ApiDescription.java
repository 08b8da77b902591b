package io.ledgerchat.api.client;

import io.ledgerchat.api.account.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Objects;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import tools.jackson.databind.JsonNode;

/** The description of the API that {@code /v3/api-docs} makes of the controllers; who calls is no parameter of theirs. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    /** The part of it that LibreChat's API has not; docs/openapi.yaml is this. */
    static final String OWN = "ledgerchat";

    private static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithClass(JsonNode.class, Object.class);
    }

    @Bean
    OpenAPI openApi() {
        String version =
                Objects.requireNonNullElse(ApiDescription.class.getPackage().getImplementationVersion(), "development");
        return new OpenAPI()
                .info(new Info()
                        .title("LedgerChat")
                        .description(
                                "LibreChat's HTTP API on an event log. Sign in with POST /api/auth/login and send the"
                                        + " token as a bearer.")
                        .version(version))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** As {@code /v3/api-docs}, to be chosen on the page. */
    @Bean
    GroupedOpenApi wholeApi() {
        return GroupedOpenApi.builder().group("everything").pathsToMatch("/**").build();
    }

    /** What is described is ours: nobody describes LibreChat's routes here. */
    @Bean
    GroupedOpenApi ownApi() {
        return GroupedOpenApi.builder()
                .group(OWN)
                .addOpenApiMethodFilter(method -> AnnotatedElementUtils.hasAnnotation(method, Operation.class))
                .addOpenApiCustomizer(document -> document.info(new Info()
                        .title("LedgerChat beside LibreChat")
                        .description("What LedgerChat offers beside LibreChat's HTTP API. Sign in with POST "
                                + "/api/auth/login and send the token as a bearer. The ledger, the audit log, "
                                + "history, holds, retention and erasures are for auditors and administrators; "
                                + "anybody else gets 403. Times are ISO 8601 in UTC.")
                        .version("1")))
                .build();
    }
}
