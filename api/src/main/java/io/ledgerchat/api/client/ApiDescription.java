package io.ledgerchat.api.client;

import io.ledgerchat.api.account.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Objects;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API that {@code /v3/api-docs} makes of the controllers; who calls is no parameter of theirs. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String TOKEN = "accessToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
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
}
