package io.ledgerchat.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.api.message.OwnSearchParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockServletContext;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Holds {@code docs/openapi.yaml} to what the application says of the routes that LibreChat does not have, and that to the
 * routes. With {@code -Ddocs.rewrite=true} the file is written anew. The controllers are hollow: nobody calls them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();

    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SpringDocConfiguration.class,
        SpringDocConfigProperties.class,
        SpringDocWebMvcConfiguration.class,
        MultipleOpenApiSupportConfiguration.class
    })
    static class Web {}

    @BeforeAll
    void start() throws ClassNotFoundException {
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "application", Map.of("springdoc.default-produces-media-type", "application/json")));
        context.register(Web.class, Class.forName("io.ledgerchat.api.client.ApiDescription"));
        context.addBeanFactoryPostProcessor(factory -> {
            for (Class<?> controller : controllers()) {
                var definition = new RootBeanDefinition(controller);
                definition.setInstanceSupplier(() -> new SpringObjenesis().newInstance(controller));
                ((BeanDefinitionRegistry) factory).registerBeanDefinition(controller.getName(), definition);
            }
        });
        context.refresh();
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void theDocumentIsWhatTheApplicationSays() throws Exception {
        ObjectNode description = description();
        description.remove("servers");
        sort(description, "paths");
        sort((ObjectNode) description.get("components"), "schemas");
        String document = YAML.writeValueAsString(description);
        if (Boolean.getBoolean("docs.rewrite")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.yaml is stale: run this test with -Ddocs.rewrite=true")
                .isEqualTo(document);
    }

    @Test
    void everyRouteOfOurOwnIsDescribed() throws Exception {
        var described = new ArrayList<String>();
        for (var path : description().get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                assertThat(operation.getValue().path("summary").asString(""))
                        .as(route)
                        .isNotBlank();
                described.add(route);
            }
        }

        assertThat(served()).hasSizeGreaterThan(30).isSubsetOf(described);
        assertThat(described).contains("GET /api/messages").hasSize(served().size() + 1);
    }

    @Test
    void everyParameterOfTheSearchIsDescribed() throws Exception {
        var expected = new ArrayList<>(OwnSearchParameters.names());
        expected.add("search");
        expected.add("cursor");

        assertThat(description().at("/paths/~1api~1messages/get/parameters"))
                .extracting(parameter -> parameter.get("name").asString())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private TreeSet<String> served() {
        var served = new TreeSet<String>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternValues().forEach(path -> {
                            if (path.startsWith("/api/ledgerchat")) {
                                served.add(method + " " + path);
                            }
                        })));
        return served;
    }

    @Test
    void libreChatsRoutesAreInTheDocumentOfEverything() throws Exception {
        for (String document : List.of("/v3/api-docs", "/v3/api-docs/everything")) {
            assertThat(description(document).get("paths").propertyNames())
                    .contains("/api/convos", "/api/ledgerchat/views");
        }
    }

    private ObjectNode description() throws Exception {
        return description("/v3/api-docs/ledgerchat");
    }

    private ObjectNode description(String document) throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        String answer = mvc.perform(MockMvcRequestBuilders.get(document))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return (ObjectNode) JsonMapper.shared().readTree(answer);
    }

    private static List<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents("io.ledgerchat.api").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(found -> !found.getName().contains("Test"))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static void sort(ObjectNode parent, String name) {
        var sorted = new TreeMap<String, JsonNode>();
        parent.get(name).properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        ObjectNode ordered = parent.putObject(name);
        sorted.forEach(ordered::set);
    }
}
