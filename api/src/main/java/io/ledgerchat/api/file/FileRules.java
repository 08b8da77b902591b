package io.ledgerchat.api.file;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.command.message.EnclosureRules;
import io.ledgerchat.command.message.FileFacts.FileFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which sizes and types hold for which endpoint: the defaults, and over them what the operator wrote (contract 60 §11.2).
 * Patterns of the operator are matched in linear time, and one that is none is left out.
 */
@Component
class FileRules implements EnclosureRules {
    static final long MEGABYTE = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FileRules.class);
    private static final String DEFAULT = "default";
    private static final Set<String> STANDARD = Set.of(
            DEFAULT,
            "agents",
            "assistants",
            "azureAssistants",
            "openAI",
            "azureOpenAI",
            "anthropic",
            "google",
            "bedrock");
    private static final Rule DOCUMENTED =
            new Rule(20 * MEGABYTE, 10 * MEGABYTE, 50 * MEGABYTE, patterns(FileTypes.PATTERNS));
    private static final Rule ASSISTANTS =
            new Rule(50 * MEGABYTE, 50 * MEGABYTE, 50 * MEGABYTE, patterns(List.of(".*")));

    /** Providers that take documents: their types are not those of {@code default}, unless they are written. */
    private static final Set<String> TAKE_DOCUMENTS = Set.of(
            "anthropic",
            "openAI",
            "bedrock",
            "google",
            "custom",
            "vertexai",
            "mistralai",
            "mistral",
            "deepseek",
            "moonshot",
            "openrouter",
            "xai");

    private static final List<Pattern> RECORDINGS = patterns(List.of("^audio/"));

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Rule otherwise;
    private final long largestOfAll;
    private final int mostTokens;

    FileRules(ConfigurationFile file) {
        var written = file.fileConfig();
        largestOfAll = megabytes(written.get("serverFileSizeLimit")).orElse(512 * MEGABYTE);
        mostTokens = written.get("fileTokenLimit") instanceof Number limit ? Math.max(0, limit.intValue()) : 100_000;
        var endpoints = written.get("endpoints") instanceof Map<?, ?> map ? map : Map.of();
        otherwise = over(DOCUMENTED, endpoints.get(DEFAULT));
        Stream.of("agents", "anthropic").forEach(name -> rules.put(name, DOCUMENTED));
        Stream.of("assistants", "azureAssistants").forEach(name -> rules.put(name, ASSISTANTS));
        endpoints.forEach((name, settings) -> {
            if (!name.equals(DEFAULT)) {
                String endpoint = String.valueOf(name);
                rules.put(endpoint, over(base(endpoint), settings));
            }
        });
    }

    /** What holds of an endpoint where its settings are silent. */
    private Rule base(String endpoint) {
        var base = rules.getOrDefault(endpoint, otherwise);
        return TAKE_DOCUMENTS.contains(endpoint)
                ? new Rule(base.largestImage(), base.largest(), base.together(), DOCUMENTED.types())
                : base;
    }

    /** The rule of an endpoint; both names are as clients send them, and may be missing. */
    Rule of(@Nullable String endpoint, @Nullable String endpointType) {
        String name = endpoint == null ? DEFAULT : endpoint;
        String type = endpointType == null ? "" : endpointType;
        boolean custom = type.equals("custom") || !STANDARD.contains(name) && !STANDARD.contains(type);
        var candidates = custom
                ? Stream.of(name, normalised(name), "custom", "agents")
                : Stream.of(type, name, normalised(name));
        return candidates.filter(rules::containsKey).map(rules::get).findFirst().orElse(otherwise);
    }

    /** Words and pictures were made anew here: nobody chose their type, and of words not even their size. */
    @Override
    public boolean admits(String endpoint, FileFact file) {
        var rule = of(endpoint, null);
        if ("context".equals(file.toolResource())) {
            return !rule.types().isEmpty();
        }
        return file.bytes() <= rule.largest(file.type())
                && (file.isImage() ? !rule.types().isEmpty() : rule.admits(file.type()));
    }

    @Override
    public long most(String endpoint) {
        return of(endpoint, null).together();
    }

    @Override
    public int mostTokens() {
        return mostTokens;
    }

    /** The rule of what is said into a microphone, which becomes no file: any sound, and what is admitted elsewhere. */
    Rule recordings() {
        var types = Stream.concat(RECORDINGS.stream(), otherwise.types().stream());
        return new Rule(largestOfAll, largestOfAll, largestOfAll, types.toList());
    }

    /** No upload is larger, whatever its endpoint says. */
    long largestOfAll() {
        return largestOfAll;
    }

    /** The most that any endpoint takes, for uploads that name their endpoint only after the bytes. */
    long largestOfAny() {
        long any = Stream.concat(rules.values().stream(), Stream.of(otherwise))
                .mapToLong(rule -> Math.max(rule.largest(), rule.largestImage()))
                .max()
                .orElse(largestOfAll);
        return Math.min(any, largestOfAll);
    }

    private static String normalised(String endpoint) {
        return endpoint.equalsIgnoreCase("ollama") ? "ollama" : endpoint;
    }

    private static Rule over(Rule base, @Nullable Object settings) {
        if (!(settings instanceof Map<?, ?> map)) {
            return base;
        }
        if (Boolean.TRUE.equals(map.get("disabled"))) {
            return new Rule(0, 0, 0, List.of());
        }
        var size = megabytes(map.get("fileSizeLimit"));
        return new Rule(
                size.orElse(base.largestImage()),
                size.orElse(base.largest()),
                megabytes(map.get("totalSizeLimit")).orElse(base.together()),
                map.get("supportedMimeTypes") instanceof List<?> types
                        ? patterns(types.stream().map(String::valueOf).toList())
                        : base.types());
    }

    private static Optional<Long> megabytes(@Nullable Object value) {
        return value instanceof Number number
                ? Optional.of((long) (number.doubleValue() * MEGABYTE))
                : Optional.empty();
    }

    private static List<Pattern> patterns(List<String> sources) {
        var patterns = new ArrayList<Pattern>();
        for (String source : sources) {
            try {
                patterns.add(Pattern.compile(source));
            } catch (PatternSyntaxException unreadable) {
                LOG.warn("fileConfig: {} is no regular expression, it is ignored", source.toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(patterns);
    }
}
