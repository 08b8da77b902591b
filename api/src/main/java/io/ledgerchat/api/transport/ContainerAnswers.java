package io.ledgerchat.api.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat says of requests that it refuses before any filter sees them, such as a path with half an escape: one line,
 * no page and no version. Tomcat makes it by its name.
 */
public class ContainerAnswers extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] text = text(status).getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType("text/html;charset=utf-8");
            response.getOutputStream().write(text);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // the client left or the answer has begun: nothing more can be said
        }
    }

    private static String text(int status) {
        return switch (status) {
            case 400 -> WellFormedPath.MALFORMED;
            case 404 -> "Not Found";
            default -> status < 500 ? "Bad Request" : Failures.TEXT;
        };
    }
}
