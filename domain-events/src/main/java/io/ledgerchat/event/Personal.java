package io.ledgerchat.event;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A personal value inside an event: present, or erased because its subject's data key was destroyed.
 *
 * <p>Stored encrypted under the data key of {@link #subject()}, so that destroying that one key erases the value in every
 * copy of the log while hashes over the log still hold. {@code toString()} never shows the value.
 */
public final class Personal<T> {
    private final Subject subject;
    private final @Nullable T value;

    private Personal(Subject subject, @Nullable T value) {
        this.subject = Objects.requireNonNull(subject);
        this.value = value;
    }

    public static <T> Personal<T> of(Subject subject, T value) {
        return new Personal<>(subject, Objects.requireNonNull(value));
    }

    public static <T> Personal<T> of(Identifier subject, T value) {
        return of(subject.subject(), value);
    }

    /** The tombstone of a value whose key is gone. */
    public static <T> Personal<T> erased(Subject subject) {
        return new Personal<>(subject, null);
    }

    public Subject subject() {
        return subject;
    }

    public boolean isErased() {
        return value == null;
    }

    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    public T orElse(T whenErased) {
        return value == null ? whenErased : value;
    }

    public <R> Personal<R> map(Function<? super T, ? extends R> change) {
        return new Personal<>(subject, value == null ? null : change.apply(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal<?> that && subject.equals(that.subject) && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, value);
    }

    @Override
    public String toString() {
        return "Personal[" + subject + (value == null ? ", erased]" : "]");
    }
}
