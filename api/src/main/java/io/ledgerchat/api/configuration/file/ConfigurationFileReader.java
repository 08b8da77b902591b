package io.ledgerchat.api.configuration.file;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.Home;
import io.ledgerchat.api.configuration.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, parses and checks {@code librechat.yaml}. A wrong value stops the start with a sentence, unless
 * {@code CONFIG_BYPASS_VALIDATION} is on: then the whole file counts as absent. A key nobody knows is one warning.
 */
public final class ConfigurationFileReader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFileReader.class);

    private ConfigurationFileReader() {}

    /** Reads the file of this installation, or says what holds without one. */
    public static ConfigurationFile read(Variables variables, Home home) {
        return read(variables, home, Path.of("").toAbsolutePath());
    }

    static ConfigurationFile read(Variables variables, Home home, Path workingDirectory) {
        try {
            return FoundFile.find(variables, home, workingDirectory)
                    .map(found -> parse(found.origin(), found.text(), variables))
                    .orElseGet(() -> FileBinder.absent(variables));
        } catch (ConfigurationProblem problem) {
            if (!variables.enabled("CONFIG_BYPASS_VALIDATION")) {
                throw problem;
            }
            LOG.error("{} CONFIG_BYPASS_VALIDATION is on: the file is ignored.", problem.getMessage());
            return FileBinder.absent(variables);
        }
    }

    /** Checks and reads a text as if it were the file. */
    public static ConfigurationFile parse(String origin, String text, Variables variables) {
        var report = new Section.Report(origin, new ArrayList<>());
        ConfigurationFile file = FileBinder.bind(YamlTree.parse(origin, text), report, variables);
        report.warnings().forEach(LOG::warn);
        return file;
    }
}
