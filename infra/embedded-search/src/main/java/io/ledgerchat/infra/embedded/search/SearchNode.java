package io.ledgerchat.infra.embedded.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * One Elasticsearch node whose life hangs on the process that started it.
 *
 * <p>Arguments: the node folder (read only: {@code server}, {@code launcher}, {@code modules}, {@code config}), a home for
 * what is kept, and the HTTP port, 0 for any free one. {@code READY <port>} on standard output says that requests are
 * answered. The end of standard input ends the node, so it cannot outlive its parent however that dies; an interrupt from
 * the terminal is left to the parent, which still has writes to finish.
 *
 * <p>The jars of {@code server} must be on the module path and this class on the class path: Elasticsearch's plugin loader
 * asks for named modules.
 */
public final class SearchNode {

    /** Kept because Elasticsearch puts its own streams into {@link System} and swallows what is printed there. */
    private static final PrintStream OUT = System.out;

    private static final PrintStream ERR = System.err;

    private static final String NAME = "ledgerchat-1";

    private SearchNode() {}

    public static void main(String[] args) {
        try {
            Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
            var node = start(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
            OUT.println("READY " + port(node));
            OUT.flush();
            awaitEndOfInput();
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace(ERR);
            System.exit(1);
        }
    }

    private static Node start(Path nodeFolder, Path home, int port) throws Exception {
        Files.createDirectories(home.resolve("plugins"));
        LogConfigurator.registerErrorListener();
        LogConfigurator.configureESLogging();
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(home, port), Map.of(), nodeFolder.resolve("config"), () -> NAME);
        LogConfigurator.configure(environment, true);
        var modules = PluginsLoader.loadModulesBundles(nodeFolder.resolve("modules"), false);
        var node = new Node(environment, PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        return node.start();
    }

    private static Settings settings(Path home, int port) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", home.resolve("data").toString())
                .put("path.logs", home.resolve("logs").toString())
                .put("cluster.name", "ledgerchat")
                .put("node.name", NAME)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", "0")
                .put("http.type", "ledgerchat")
                .put("transport.type", "ledgerchat")
                // A personal disk is often nearly full; the default watermarks would make the index read-only.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static int port(Node node) {
        return node.injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is said on this line; only its end has a meaning.
        }
    }

    private static void close(Node node) {
        try {
            node.close();
            node.awaitClose(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            e.printStackTrace(ERR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
