package io.ledgerchat.api.support;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/** A server that speaks S3, in a process of its own, with one bucket. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "ledgerchat-files";

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static S3Server start(Path folder) throws IOException {
        int port = freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("ledgerchat.test-s3") + "/*",
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--http.port=" + port,
                        "--server.port=" + freePort(),
                        "--server.address=127.0.0.1",
                        "--com.adobe.testing.s3mock.store.root=" + folder.toAbsolutePath())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3.log").toFile())
                .start();
        var server = new S3Server(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .failFast("the S3 server ended, its s3.log says why", () -> !process.isAlive())
                .until(server::hasBucket);
        return server;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean hasBucket() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri().resolve("/" + BUCKET))
                    .timeout(Duration.ofSeconds(30))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 409; // an earlier request made it, whose answer came too late
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** None that an outgoing connection of this process is given before the server has bound it. */
    private static int freePort() throws IOException {
        for (int tried = 0; tried < 50; tried++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another is as good
            }
        }
        throw new BindException("no port is free");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
