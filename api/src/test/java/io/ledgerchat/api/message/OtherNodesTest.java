package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.message.ReplyLeases.Held;
import io.ledgerchat.command.message.ReplyLeases.Holder;
import io.ledgerchat.event.account.AccountId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What goes to the node that runs a reply. */
class OtherNodesTest {
    private static final AccountId ADA = new AccountId("65f0c0ffee0000000000a001");
    private static final Held HELD = new Held(new Holder("other", URI.create("http://10.0.0.2:3080")), ADA);
    private static final String STREAM = "/api/agents/chat/stream/7d0c3f0a-8c5e-5b7f-9d57-0a1b2c3d4e5f";

    @Test
    void onlyWhatWasUnderstoodOfTheAddressGoesOn() {
        var request = new MockHttpServletRequest("GET", STREAM + ";v={");
        request.setQueryString("resume=true&x={\"&half=%");
        request.addHeader("Authorization", "Bearer t");

        var passedOn = OtherNodes.translated(HELD, STREAM + "?resume=true", request, new byte[0]);

        assertThat(passedOn.uri()).isEqualTo(URI.create("http://10.0.0.2:3080" + STREAM + "?resume=true"));
        assertThat(passedOn.headers().firstValue("Authorization")).contains("Bearer t");
    }
}
