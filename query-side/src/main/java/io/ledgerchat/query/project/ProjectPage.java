package io.ledgerchat.query.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the list; {@code next} is where the next one begins, absent at the end. */
public record ProjectPage(List<Project> projects, @Nullable Position next) {

    /** A place in the list: the sort key of the row before it, a name or a time in ISO form, and its id. */
    public record Position(@Nullable String primary, String projectId) {}
}
