package io.ledgerchat.api;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.infra.embedded.CannotStart;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Ends a command that could not do its work with 2, and one sentence for the person at the terminal; 1 is the answer of one
 * that did it and found something. Only what nobody foresaw is told with its stack.
 */
final class FailedCommand implements IExecutionExceptionHandler {
    static final int FAILED = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .toList();
        causes.stream()
                .filter(FailedCommand::isMeantForPeople)
                .findFirst()
                .or(() -> Optional.of(causes.getLast()).filter(FailedCommand::isForeseen))
                .ifPresentOrElse(known -> System.err.println(sentence(known)), failure::printStackTrace);
        return FAILED;
    }

    private static boolean isMeantForPeople(Throwable failure) {
        return failure instanceof CannotStart || failure instanceof ConfigurationProblem;
    }

    /** What is checked comes from outside: a file, a connection, a database. */
    private static boolean isForeseen(Throwable failure) {
        boolean checked = failure instanceof Exception && !(failure instanceof RuntimeException);
        return checked || failure instanceof IllegalStateException;
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "There is no " + missing.getFile();
            case AccessDeniedException denied -> "Access to " + denied.getFile() + " is denied";
            case FileSystemException file ->
                file.getFile() + " cannot be used: "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
