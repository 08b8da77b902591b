import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Measures a running LedgerChat over HTTP on this machine: 8 uploads of 50 MB at once, with the heap it takes, their
 * downloads at once, and the deletion of 1,000 files by one request.
 *
 * <pre>
 *   FILE_UPLOAD_USER_MAX=10000 FILE_UPLOAD_IP_MAX=10000 ./run --home HOME --port PORT     (heap: 512 MB)
 *   java benchmarks/UploadLoad.java http://127.0.0.1:PORT HOME
 * </pre>
 *
 * <p>It needs nothing but the JDK, talks to loopback only, and ends by itself. The application's process is looked up in
 * the lock of its home.
 */
class UploadLoad {
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    private static final String PASSWORD = "Secret-pass-1";
    private static final long LARGE = 50L * 1024 * 1024;
    private static final int AT_ONCE = 8;
    private static final int FILES = 1_000;

    private final String base;
    private final MBeanServerConnection application;
    private final long pid;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private UploadLoad(String base, long pid, MBeanServerConnection application) throws Exception {
        this.base = base;
        this.pid = pid;
        this.application = application;
        this.token = signUp();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !arguments[0].matches("http://(127\\.0\\.0\\.1|localhost):\\d+")) {
            System.err.println("usage: UploadLoad http://127.0.0.1:PORT HOME");
            System.exit(2);
        }
        String pid = Files.readString(Path.of(arguments[1]).resolve("lock")).strip();
        VirtualMachine machine = VirtualMachine.attach(pid);
        var address = new JMXServiceURL(machine.startLocalManagementAgent());
        try (var connector = JMXConnectorFactory.connect(address)) {
            new UploadLoad(arguments[0], Long.parseLong(pid), connector.getMBeanServerConnection()).measure();
        } finally {
            machine.detach();
        }
    }

    private void measure() throws Exception {
        delete(List.of(upload("warm-up", "application/octet-stream", LARGE / 50)));
        for (String type : List.of("application/octet-stream", "image/png", "text/plain")) {
            large(type);
        }
        thousand();
    }

    private void large(String type) throws Exception {
        long before = occupied(application);
        resetPeaks(application);
        long begun = System.nanoTime();
        List<String> ids = atOnce(AT_ONCE, file -> upload("large-" + file, type, LARGE));
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d uploads of 50 MB at once (%s): %.1f s, %.0f MB/s; heap %.0f MB at most, %.0f MB occupied before and"
                        + " %.0f MB after (of %.0f MB); resident %d MB at most%n",
                AT_ONCE,
                type,
                seconds,
                AT_ONCE * 50 / seconds,
                megabytes(peak(application)),
                megabytes(before),
                megabytes(occupied(application)),
                megabytes(limit(application)),
                resident());
        begun = System.nanoTime();
        List<Long> lengths = atOnce(AT_ONCE, file -> download(ids.get(file)));
        seconds = (System.nanoTime() - begun) / 1e9;
        if (lengths.stream().anyMatch(length -> length != LARGE)) {
            throw new IllegalStateException("not all bytes came back");
        }
        System.out.printf(
                Locale.ROOT, "their downloads at once: %.1f s, %.0f MB/s%n", seconds, AT_ONCE * 50 / seconds);
        delete(ids);
    }

    private void thousand() throws Exception {
        List<String> ids = atOnce(FILES, file -> upload("small-" + file, "application/octet-stream", 1_000));
        long begun = System.nanoTime();
        delete(ids);
        System.out.printf(
                Locale.ROOT, "%d files deleted by one request: %.2f s%n", FILES, (System.nanoTime() - begun) / 1e9);
        if (!get("/api/files").body().equals("[]")) {
            throw new IllegalStateException("not all are gone");
        }
    }

    /** One upload or download. */
    private interface Work<R> {
        R on(int file) throws Exception;
    }

    private static <R> List<R> atOnce(int files, Work<R> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = new ArrayList<Future<R>>();
            for (int file = 0; file < files; file++) {
                int number = file;
                Callable<R> run = () -> work.on(number);
                runs.add(threads.submit(run));
            }
            var results = new ArrayList<R>();
            for (Future<R> run : runs) {
                results.add(run.get());
            }
            return results;
        }
    }

    private String upload(String name, String type, long length) throws Exception {
        String boundary = UUID.randomUUID().toString();
        String before = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"endpoint\"\r\n\r\nassistants\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(before),
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Noise(type, length)), length),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        var answer = http.send(
                request("/api/files")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
        require(answer.statusCode() == 200, answer);
        return field(answer.body(), "file_id");
    }

    private long download(String id) throws Exception {
        var answer = http.send(
                request("/api/files/download/x/" + id).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream bytes = answer.body()) {
            long length = 0;
            byte[] buffer = new byte[64 * 1024];
            for (int read; (read = bytes.read(buffer)) >= 0; ) {
                length += read;
            }
            return length;
        }
    }

    private void delete(List<String> ids) throws Exception {
        var files = new ArrayList<String>();
        ids.forEach(id -> files.add("{\"file_id\":\"" + id + "\",\"filepath\":\"/x\"}"));
        var answer = http.send(
                request("/api/files")
                        .header("Content-Type", "application/json")
                        .method("DELETE", BodyPublishers.ofString("{\"files\":[" + String.join(",", files) + "]}"))
                        .build(),
                BodyHandlers.ofString());
        require(answer.statusCode() == 200, answer);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private String signUp() throws Exception {
        String email = "load-" + UUID.randomUUID() + "@example.com";
        HttpResponse<String> registered = post("/api/auth/register", """
                {"name":"Load Driver","username":"","email":"%1$s","password":"%2$s","confirm_password":"%2$s"}
                """.formatted(email, PASSWORD));
        require(registered.statusCode() == 200, registered);
        HttpResponse<String> signedIn = post("/api/auth/login", """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
        require(signedIn.statusCode() == 200, signedIn);
        return field(signedIn.body(), "token");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(5))
                .header("User-Agent", BROWSER);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String field(String json, String name) {
        Matcher match = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!match.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return match.group(1);
    }

    private static void require(boolean holds, HttpResponse<String> answer) {
        if (!holds) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    // The application's memory, by its own management beans.

    private static List<MemoryPoolMXBean> heap(MBeanServerConnection application) throws IOException {
        return ManagementFactory.getPlatformMXBeans(application, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void resetPeaks(MBeanServerConnection application) throws IOException {
        heap(application).forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak(MBeanServerConnection application) throws IOException {
        return heap(application).stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** After a collection of everything. */
    private static long occupied(MBeanServerConnection application) throws IOException {
        var memory = ManagementFactory.getPlatformMXBean(application, java.lang.management.MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static long limit(MBeanServerConnection application) throws IOException {
        return ManagementFactory.getPlatformMXBean(application, java.lang.management.MemoryMXBean.class)
                .getHeapMemoryUsage()
                .getMax();
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024);
    }

    /** Bytes of one kind, made as they are read. */
    private static final class Noise extends InputStream {
        /** The header of a PNG of 1024 by 768 pixels. */
        private static final byte[] PNG = java.util.HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d494844520000040000000300080200000035d8825a");

        private final byte[] block = new byte[64 * 1024];
        private final byte[] head;
        private final long length;
        private long sent;

        Noise(String type, long length) {
            this.length = length;
            this.head = type.equals("image/png") ? PNG : new byte[0];
            new Random().nextBytes(block);
            if (type.startsWith("text/")) {
                for (int at = 0; at < block.length; at++) {
                    block[at] = (byte) (at % 7 == 0 ? ' ' : 'a' + (block[at] & 15));
                }
            }
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) {
            if (sent == length) {
                return -1;
            }
            boolean first = sent < head.length;
            byte[] from = first ? head : block;
            int at = first ? (int) sent : (int) (sent % block.length);
            int count = (int) Math.min(Math.min(wanted, from.length - at), length - sent);
            System.arraycopy(from, at, into, offset, count);
            sent += count;
            return count;
        }
    }
}
