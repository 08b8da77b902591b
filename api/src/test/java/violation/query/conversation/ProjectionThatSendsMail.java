package violation.query.conversation;

import java.net.http.HttpClient;
import org.axonframework.eventhandling.EventHandler;

public record ProjectionThatSendsMail(HttpClient mail) {
    @EventHandler
    public void on(String event) {
        mail.close();
    }
}
