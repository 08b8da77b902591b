package io.ledgerchat.api;

import io.ledgerchat.api.support.FakeEndpoint;
import io.ledgerchat.api.support.NodeSdk;
import io.ledgerchat.api.support.RunningLedgerChat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every function of LibreChat's npm SDK is asked once, or named in {@code tour.mjs} with the reason why an ordinary user
 * does not reach it; a function that is neither fails the tour.
 */
class SdkTourIT {
    @Test
    void everyFunctionAnswersAsTheContractSays() throws Exception {
        var sdk = NodeSdk.installed();
        var settings = Map.of(
                "ALLOW_REGISTRATION", "true",
                "ALLOW_PASSWORD_RESET", "true",
                "LEDGERCHAT_RESET_LINK_IN_ANSWER", "true",
                "CHECK_BALANCE", "true",
                "START_BALANCE", "1000000",
                "CONFIG_PATH",
                        FakeEndpoint.configuration(RunningLedgerChat.temporaryHome())
                                .toString());
        try (var server = RunningLedgerChat.shared().alongside(settings)) {
            String administrator = RunningLedgerChat.shared().administrator().token();
            sdk.run("tour.mjs", server.uri("").toString(), administrator);
        }
    }
}
