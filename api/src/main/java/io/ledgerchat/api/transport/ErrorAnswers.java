package io.ledgerchat.api.transport;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Words what a filter or the container refused with a bare status, such as a request that the firewall stopped. */
@Controller
class ErrorAnswers implements ErrorController {
    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(404);
        HttpStatus known = HttpStatus.resolve(status);
        if (status == 404) {
            PlainAnswers.json(response, 404, KnownRoutes.NOT_FOUND);
        } else if (status >= 500 || known == null) {
            PlainAnswers.text(response, 500, Failures.TEXT);
        } else {
            PlainAnswers.json(response, status, "{\"message\":\"" + known.getReasonPhrase() + "\"}");
        }
    }
}
