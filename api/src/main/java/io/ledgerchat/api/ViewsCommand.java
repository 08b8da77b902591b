package io.ledgerchat.api;

import io.ledgerchat.infra.ledger.CommandLineViews;
import io.ledgerchat.infra.ledger.proof.CommandLineLog;
import io.ledgerchat.query.view.ViewFigures.Figure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ledgerchat views}: every view with its position, lag, speed, size and failures. */
@Command(
        name = "views",
        mixinStandardHelpOptions = true,
        description = {
            "Lists every view: its generation, position, lag behind the log in events, speed, size, and the events it waits at.",
            ""
        })
final class ViewsCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Override
    public Integer call() {
        return home.withLogAndRunningSearch((log, search) -> {
            try (CommandLineViews views = CommandLineViews.open(log, search)) {
                tell(views.figures().measured(), CommandLineLog.head(log, home.environment()));
                views.rebuilds()
                        .recent(5)
                        .forEach(rebuild -> System.out.println("rebuild " + rebuild.id() + "  " + rebuild.line()));
                return 0;
            }
        });
    }

    private static void tell(List<Figure> figures, long head) {
        System.out.printf(
                "%-16s %4s %12s %9s %9s %10s %8s %8s%n",
                "view", "gen", "position", "lag", "events/s", "size", "waiting", "skipped");
        figures.forEach(figure -> System.out.printf(
                "%-16s %4d %12d %9d %9d %10s %8d %8d%n",
                figure.view(),
                figure.generation(),
                figure.position(),
                Math.max(0, head - figure.position()),
                figure.speed(),
                figure.bytes() == 0 ? "-" : (figure.bytes() + 1023) / 1024 + " kB",
                figure.deadLetters(),
                figure.skipped()));
    }
}
