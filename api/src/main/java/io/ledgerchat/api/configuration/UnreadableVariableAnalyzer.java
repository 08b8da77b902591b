package io.ledgerchat.api.configuration;

import java.util.Objects;
import java.util.Optional;
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
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, TypeMismatchException unreadable) {
        return Stream.<Throwable>iterate(rootFailure, Objects::nonNull, Throwable::getCause)
                .flatMap(failure -> variable(failure).stream())
                .findFirst()
                .map(variable -> new FailureAnalysis(
                        variable.problem(),
                        variable.example() + " and start again; docs/configuration.md lists every setting.",
                        unreadable))
                .orElse(null);
    }

    private static Optional<NamedVariable> variable(Throwable failure) {
        return Optional.of(failure)
                .filter(UnsatisfiedDependencyException.class::isInstance)
                .map(unsatisfied -> ((UnsatisfiedDependencyException) unsatisfied).getInjectionPoint())
                .map(UnreadableVariableAnalyzer::value)
                .flatMap(value -> NamedVariable.in(value.value()));
    }

    private static @Nullable Value value(InjectionPoint point) {
        return point.getAnnotation(Value.class);
    }
}
