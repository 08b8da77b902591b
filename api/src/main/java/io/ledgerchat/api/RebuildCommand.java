package io.ledgerchat.api;

import io.ledgerchat.infra.connection.Connections;
import io.ledgerchat.infra.ledger.CommandLineReads;
import io.ledgerchat.infra.ledger.CommandLineViews;
import io.ledgerchat.query.view.Rebuild;
import io.ledgerchat.query.view.RebuildOrder;
import io.ledgerchat.query.view.Rebuilds;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledgerchat rebuild VIEW}: has the running server fill a view anew, and shows how far it is. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Has the running server fill a view anew beside the live one, compare both, and switch readers over",
            "if they are the same.",
            "It goes on when this command ends, and after a crash. Nobody has to wait for it meanwhile.",
            ""
        })
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Parameters(paramLabel = "VIEW", description = "Its name, as 'ledgerchat views' lists it.")
    private String view = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--polite", description = "Slower, so that live reads stay fast.")
    private boolean polite;

    @Option(names = "--accept-differences", description = "Switches also when the two differ or cannot be compared.")
    private boolean acceptDifferences;

    @Option(names = "--keep-old", description = "Keeps the one before, to be looked at, until the next rebuild.")
    private boolean keepOld;

    @Option(names = "--stop", description = "Stops the one under way; what is filled stays.")
    private boolean stop;

    @Option(names = "--resume", description = "Goes on with the one that was stopped.")
    private boolean resume;

    @Override
    public Integer call() {
        if (stop && resume) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--stop and --resume do not go together.");
        }
        return home.withRunningLog(log -> {
            try (CommandLineViews views = CommandLineViews.open(log, null)) {
                if (views.figures().all().stream()
                        .noneMatch(figure -> figure.view().equals(view))) {
                    System.err.println("There is no view named " + view + "; 'ledgerchat views' lists them.");
                    return 2;
                }
                return act(views.rebuilds(), log);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return FailedCommand.FAILED;
            }
        });
    }

    private int act(Rebuilds rebuilds, Connections.Database log) throws InterruptedException {
        Optional<Rebuild> open = rebuilds.recent(100).stream()
                .filter(rebuild -> rebuild.view().equals(view)
                        && (!rebuild.isOver() || rebuild.state().equals("stopped")))
                .findFirst();
        if (stop) {
            return open.isPresent()
                            && recorded("stop-rebuild", log)
                            && rebuilds.stop(open.get().id())
                    ? 0
                    : none();
        }
        if (resume) {
            boolean goesOn = open.isPresent()
                    && recorded("resume-rebuild", log)
                    && rebuilds.resume(open.get().id());
            return goesOn ? follow(rebuilds, open.get().id()) : none();
        }
        return open.isPresent() ? followOpen(rebuilds, open.get()) : begin(rebuilds, log);
    }

    private int none() {
        System.err.println("There is no rebuild of " + view + " to " + (stop ? "stop." : "resume."));
        return 1;
    }

    private int followOpen(Rebuilds rebuilds, Rebuild open) throws InterruptedException {
        if (open.state().equals("stopped")) {
            System.err.println("The rebuild of " + view + " was stopped; --resume lets it go on.");
            return 1;
        }
        if (polite && !open.polite()) {
            System.err.println("A rebuild of " + view + " is under way already, and not a polite one.");
        }
        if (acceptDifferences && !open.acceptDifferences()) {
            System.err.println("A rebuild of " + view + " is under way already, and accepts no differences.");
        }
        if (keepOld && !open.keepOld()) {
            System.err.println("A rebuild of " + view + " is under way already, and does not keep the one before.");
        }
        return follow(rebuilds, open.id());
    }

    private int begin(Rebuilds rebuilds, Connections.Database log) throws InterruptedException {
        var order = new RebuildOrder(view, polite, acceptDifferences, keepOld, "command line");
        recorded(order.action(), log);
        long id = rebuilds.request(order)
                .orElseThrow(() -> new IllegalStateException("Another one was asked for at this moment"));
        return follow(rebuilds, id);
    }

    /** As what administrators order is: before it is done. */
    private boolean recorded(String action, Connections.Database log) {
        CommandLineReads.record(log, home.environment(), action, "view:" + view);
        return true;
    }

    private static int follow(Rebuilds rebuilds, long id) throws InterruptedException {
        String said = "";
        while (true) {
            Rebuild rebuild = rebuilds.find(id).orElseThrow();
            String line = rebuild.state().equals("waiting") ? rebuild.line() + " for a running server" : rebuild.line();
            if (!line.equals(said)) {
                System.out.println(line);
                said = line;
            }
            if (rebuild.isOver()) {
                return rebuild.state().equals("done") ? 0 : 1;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }
}
