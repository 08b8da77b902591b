package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.coyote.CloseNowException;
import org.junit.jupiter.api.Test;

class PassedOnStreamTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whatComesIsPassedOnToItsEnd() throws IOException {
        var body = new ByteArrayInputStream("event: ping\n\n".getBytes(StandardCharsets.UTF_8));

        new PassedOnStream(body, PassedOnStream.USUAL).copy(out);

        assertThat(out).hasToString("event: ping\n\n");
    }

    @Test
    void aNodeThatFellSilentIsNotWaitedForForEver() throws IOException {
        try (var node = new PipedOutputStream();
                var body = new PipedInputStream(node)) {
            node.write('x');
            node.flush();

            assertThatThrownBy(() -> new PassedOnStream(body, Duration.ofMillis(1_500)).copy(out))
                    .isInstanceOf(CloseNowException.class);
            assertThat(out).hasToString("x");
        }
    }
}
