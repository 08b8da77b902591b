package io.ledgerchat.api;

import io.ledgerchat.infra.embedded.CannotStart;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refusal that comes while the application starts as its one sentence. */
final class CannotStartAnalyzer extends AbstractFailureAnalyzer<CannotStart> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotStart refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}
