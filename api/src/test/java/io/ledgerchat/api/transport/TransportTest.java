package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.configuration.Settings;
import io.ledgerchat.api.configuration.Variables;
import io.ledgerchat.command.Refusal;
import io.ledgerchat.query.view.QueryOutOfTimeException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is answered before, instead of and behind any route. */
class TransportTest {
    private final RunningTransport server = RunningTransport.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/livez", "/readyz", "/HEALTH/"})
    void healthIsAnsweredBeforeEverythingElse(String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().map()).doesNotContainKeys("x-robots-tag", "access-control-allow-origin", "server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/event-stream", "json", "image/png;q=x"})
    void whateverIsAcceptedTheAnswerIsJson(String accepted) {
        HttpResponse<String> answer = server.exchange(server.to("/api/open/echo")
                .header("Accept", accepted)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void everyOptionsRequestIsAPreflight() {
        HttpResponse<String> answer = server.send("OPTIONS", "/api/closed/echo", null, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValue("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, 404", "FORBIDDEN, 403", "CONFLICT, 409", "INVALID, 400"})
    void refusalsOfTheDomainBecomeTheirStatus(String code, int status) {
        HttpResponse<String> answer = server.get("/api/open/refuse/" + code);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"no\"}");
        assertThat(server.get("/api/odd/refuse").body()).isEqualTo("{\"error\":\"no\"}");
    }

    @Test
    void controllersMayWordTheirAnswersThemselves() {
        HttpResponse<String> answer = server.get("/api/open/worded");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).isEqualTo("{\"error\":\"pay\"}");
    }

    @Test
    void whatNobodyExpectedSaysNothing() {
        HttpResponse<String> answer = server.get("/api/open/fail");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("An unknown error occurred.");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }

    @Test
    void whoAsksForTooMuchIsToldToAskForLess() {
        HttpResponse<String> answer = server.get("/api/open/slow");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Please ask for less");
    }

    @Test
    void aDatabaseThatWentAwayIsNoClientThatWentAway() {
        assertThat(server.get("/api/open/reset").statusCode()).isEqualTo(500);
    }

    @Test
    void aParameterOfTheWrongTypeIsABadRequest() {
        assertThat(server.get("/api/open/number/abc").statusCode()).isEqualTo(400);
        assertThat(server.post("/api/open/typed", "application/json", "{\"count\":\"many\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSaneRequestIdIsKeptAndAnyOtherIsReplaced() {
        assertThat(getWithId("trace-1.2:3").headers().firstValue("X-Request-Id"))
                .hasValue("trace-1.2:3");
        assertThat(getWithId("trace-1.2:3").body()).isEqualTo("trace-1.2:3");
        assertThat(getWithId("<b>").body()).matches("[0-9a-f-]{36}");
    }

    private HttpResponse<String> getWithId(String id) {
        return server.exchange(server.to("/api/open/id").header("X-Request-Id", id));
    }

    /** Within a class of tests, which keeps it out of the whole application when that looks for its parts. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = Answer.class, useDefaultFilters = true)
    @ImportAutoConfiguration({
        ApplicationAvailabilityAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Slice {
        @Bean
        Settings settings(Environment environment) {
            return Settings.from(new Variables(environment));
        }

        @Bean
        SecurityFilterChain security(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(rules -> rules.requestMatchers("/api/open/**", "/api/odd/**", "/error")
                            .permitAll()
                            .requestMatchers("/api/**")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                    .build();
        }

        @RestController
        @RequestMapping({"/api/open", "/api/closed"})
        static class Routes {
            @PostMapping("/echo")
            Object echo(@RequestBody Map<String, Object> body) {
                return body;
            }

            @GetMapping("/names/{name}")
            String name(@PathVariable String name) {
                return name;
            }

            @GetMapping("/number/{number}")
            int number(@PathVariable int number) {
                return number;
            }

            @PostMapping("/typed")
            int typed(@RequestBody Typed body) {
                return body.count();
            }

            @GetMapping("/id")
            String id(HttpServletRequest request) {
                return RequestId.of(request).orElseThrow();
            }

            @GetMapping("/refuse/{code}")
            void refuse(@PathVariable Refusal.Code code) {
                throw new Refusal(code, "no");
            }

            @GetMapping("/worded")
            void worded() {
                throw Answer.error(402, "pay");
            }

            @GetMapping("/fail")
            void fail() {
                throw new IllegalStateException("secret words");
            }

            @GetMapping("/slow")
            void slow() {
                throw new QueryOutOfTimeException(new IllegalStateException("secret words"));
            }

            @GetMapping("/reset")
            void reset() {
                throw new IllegalStateException("the log is away", new IOException("Connection reset by peer"));
            }

            record Typed(int count) {}
        }

        @RestController
        @ErrorField("error")
        static class OddRoutes {
            @GetMapping("/api/odd/refuse")
            void refuse() {
                throw new Refusal(Refusal.Code.INVALID, "no");
            }
        }
    }
}
