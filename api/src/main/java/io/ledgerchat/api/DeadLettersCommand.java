package io.ledgerchat.api;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.CommandLineReads;
import io.ledgerchat.infra.ledger.CommandLineSkips;
import io.ledgerchat.infra.ledger.CommandLineViews;
import io.ledgerchat.query.view.DeadLetter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ledgerchat dead-letters}: events that a view cannot take, also while a start waits at one and answers nobody. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the events that views cannot take, and those that they go on without.",
            "A view waits at such an event and tries again, after pauses that grow to a minute; a start that fills the view",
            "waits with it. A server that runs or starts takes up at once what is said here.",
            ""
        })
final class DeadLettersCommand implements Callable<Integer> {
    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 500;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--retry", paramLabel = "VIEW", description = "Has the view try again at once.")
    private @Nullable String retry;

    @Option(
            names = "--skip",
            arity = "2",
            paramLabel = "VIEW EVENT",
            hideParamSyntax = true,
            description = "Has the view go on without the event, now and in rebuilds; that is recorded.")
    private @Nullable List<String> skip;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why the event is skipped, in at most 500 characters; it is recorded.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        @Nullable List<String> skipped = skip;
        if (skipped == null) {
            @Nullable String view = retry;
            require(reason == null, "--reason goes with --skip.");
            return view == null ? home.withLog(DeadLettersCommand::list) : home.withLog(log -> retry(view, log));
        }
        require(retry == null, "--retry and --skip do not go together.");
        require(skipped.size() == 2, "--skip is given once, with a view and an event.");
        String why = reason == null ? "" : reason.strip();
        require(
                !why.isEmpty() && why.length() <= LONGEST_REASON,
                "--skip wants a --reason of 1 to " + LONGEST_REASON + " characters.");
        return home.withLogAndKeys(connections -> skip(skipped.getFirst(), skipped.getLast(), why, connections));
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
        }
    }

    private static int list(Connections.Database log) {
        try (CommandLineViews views = CommandLineViews.open(log, null)) {
            List<DeadLetter> letters = views.deadLetters().all("", "", MOST);
            if (letters.isEmpty()) {
                System.out.println("No view waits at an event.");
            }
            while (!letters.isEmpty()) {
                letters.forEach(DeadLettersCommand::tell);
                DeadLetter last = letters.getLast();
                letters = views.deadLetters().all(last.view(), last.eventId(), MOST);
            }
            return 0;
        }
    }

    private static void tell(DeadLetter letter) {
        System.out.printf(
                "%s  %s  %s%n    since %s, tried %d times, last at %s: %s%n",
                letter.view(),
                letter.eventId(),
                (letter.kind() == null ? "of unknown kind" : letter.kind())
                        + (letter.position() == null ? "" : ", number " + letter.position()),
                letter.firstAt(),
                letter.times(),
                letter.lastAt(),
                letter.error());
        if (letter.skippedAt() != null) {
            System.out.printf("    skipped at %s by %s: %s%n", letter.skippedAt(), letter.skippedBy(), letter.reason());
        }
    }

    private int retry(String view, Connections.Database log) {
        try (CommandLineViews views = CommandLineViews.open(log, null)) {
            if (views.deadLetters().all("", "", MOST).stream()
                    .noneMatch(letter -> letter.view().equals(view) && letter.skippedAt() == null)) {
                System.err.println(view + " waits at no event.");
                return 1;
            }
            // As what administrators order is: before it is done.
            CommandLineReads.record(log, home.environment(), "retry", "view:" + view);
            views.deadLetters().retry(view);
            System.out.println(view + " tries again.");
            return 0;
        }
    }

    private int skip(String view, String event, String why, Connections connections) {
        try (CommandLineViews views = CommandLineViews.open(connections.log(), null)) {
            if (!views.deadLetters().isWaiting(view, event)) {
                System.err.println(
                        view + " does not wait at event " + event + "; 'ledgerchat dead-letters' lists those.");
                return 1;
            }
            CommandLineSkips.record(connections, home.path(), home.environment(), view, event, why);
            views.deadLetters().skip(view, event, "command line", why);
            System.out.println(view + " goes on without event " + event + ", now and in rebuilds.");
            return 0;
        }
    }
}
