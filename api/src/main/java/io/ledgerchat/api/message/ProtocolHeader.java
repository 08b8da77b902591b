package io.ledgerchat.api.message;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Every answer of the protocol's routes, errors included, names the version that is spoken. */
@ControllerAdvice(
        assignableTypes = {StartController.class, StreamController.class, StatusController.class, StopController.class})
class ProtocolHeader {
    @ModelAttribute
    void name(HttpServletResponse response) {
        response.setHeader(Protocol.HEADER, String.valueOf(Protocol.VERSION));
    }
}
