package io.ledgerchat.api.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;

/** A mail server that takes letters in. */
public final class MailServer {
    private static final Duration STARTUP = Duration.ofMinutes(1);

    private MailServer() {}

    /** On a free port of this machine; whoever wants it starts it. */
    public static GreenMail create() {
        var setup = new ServerSetup(0, "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(STARTUP.toMillis());
        return new GreenMail(setup);
    }
}
