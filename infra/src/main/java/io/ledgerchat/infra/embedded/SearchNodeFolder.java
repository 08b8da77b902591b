package io.ledgerchat.infra.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folder of jars that the search node runs from, unpacked from the archive of the module
 * {@code ledgerchat-embedded-search} (classifier {@code node}, type {@code zip}).
 *
 * <p>It is named by the system property {@code ledgerchat.search-node}; without that it is the folder {@code search-node}
 * beside the application's jar, which is how {@code api/target} has it; the container image has none. Tests run from folders
 * of classes, so their build sets the property.
 */
final class SearchNodeFolder {

    static final String PROPERTY = "ledgerchat.search-node";

    private SearchNodeFolder() {}

    static Path locate() {
        var folder = configuredOrBesideTheJar();
        if (!Files.isDirectory(folder.resolve("server"))) {
            throw new CannotStart("The search node is missing at " + folder + ": build the application with './mvnw"
                    + " package', name the folder by -D" + PROPERTY
                    + ", or set LEDGERCHAT_ELASTICSEARCH_URL to use another"
                    + " Elasticsearch.");
        }
        return folder;
    }

    private static Path configuredOrBesideTheJar() {
        @Nullable String configured = System.getProperty(PROPERTY);
        if (configured != null && !configured.isBlank()) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        var jar = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        return Path.of(jar).toAbsolutePath().normalize().resolveSibling("search-node");
    }
}
