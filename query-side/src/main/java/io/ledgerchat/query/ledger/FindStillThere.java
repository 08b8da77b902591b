package io.ledgerchat.query.ledger;

import io.ledgerchat.event.Subject;
import java.util.List;

/** Which of these accounts, conversations and files are not deleted: a list of {@link StillThere}, the accounts first. */
public record FindStillThere(List<Subject> subjects) {
    List<String> valuesOf(String kind) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(Subject::value)
                .toList();
    }
}
