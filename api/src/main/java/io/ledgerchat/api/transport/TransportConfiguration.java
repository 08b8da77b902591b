package io.ledgerchat.api.transport;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Compares paths as LibreChat does, in controllers and in security rules alike: any case, an optional slash at the end, and
 * escaped characters of every kind inside a path parameter (contract 00 §1). Never refuses to answer in the only form that
 * there is (contract 00 §6).
 */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration implements WebMvcConfigurer {
    private static final int SWALLOW_BYTES = 8 * 1024 * 1024;

    @Override
    public void configurePathMatch(PathMatchConfigurer configurer) {
        configurer.setPatternParser(AnyCase.paths());
    }

    /** Answers are what they are, whatever a client says it accepts: what was done cannot be answered with 406. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.ignoreAcceptHeader(true).defaultContentType(MediaType.ALL);
    }

    @Bean
    PathPatternRequestMatcher.Builder requestMatchers() {
        return PathPatternRequestMatcher.withPathPatternParser(AnyCase.paths());
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlash() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        filter.setOrder(FilterOrder.TRAILING_SLASH);
        return filter;
    }

    /** Names of endpoints, tags and files may hold what the strict firewall takes for an attack on file paths. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowBackSlash(true);
        return firewall;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> container() {
        return factory -> {
            factory.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setProperty("maxSwallowSize", String.valueOf(SWALLOW_BYTES));
                connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
                connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
            });
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ContainerAnswers.class.getName());
                }
            });
        };
    }
}
