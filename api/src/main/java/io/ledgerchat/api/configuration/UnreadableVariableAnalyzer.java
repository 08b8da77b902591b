package io.ledgerchat.api.configuration;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the variable that is no number or no duration, and how its default is written, instead of a stack trace. */
final class UnreadableVariableAnalyzer extends AbstractFailureAnalyzer<TypeMismatchException> {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9._-]+):(.*)}");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TypeMismatchException unreadable) {
        return Stream.<Throwable>iterate(rootFailure, Objects::nonNull, Throwable::getCause)
                .flatMap(failure -> placeholder(failure).stream())
                .findFirst()
                .map(found -> {
                    String name = found.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
                    return new FailureAnalysis(
                            "The environment variable " + name + " cannot be read.",
                            "Write it as in " + name + "=" + found.group(2)
                                    + " and start again; docs/configuration.md lists every setting.",
                            unreadable);
                })
                .orElse(null);
    }

    private static Optional<MatchResult> placeholder(Throwable failure) {
        return Optional.of(failure)
                .filter(UnsatisfiedDependencyException.class::isInstance)
                .map(unsatisfied -> ((UnsatisfiedDependencyException) unsatisfied).getInjectionPoint())
                .map(UnreadableVariableAnalyzer::value)
                .map(value -> PLACEHOLDER.matcher(value.value()))
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private static @Nullable Value value(InjectionPoint point) {
        return point.getAnnotation(Value.class);
    }
}
