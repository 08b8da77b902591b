package io.ledgerchat.infra.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerchat.command.account.TotpSecret;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The secret and the codes of RFC 6238, appendix B, shortened to six digits. */
class JavaOtpCodesTest {
    private static final TotpSecret SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private final JavaOtpCodes codes = new JavaOtpCodes();

    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(codes.matches(SECRET, "287082", Instant.ofEpochSecond(59))).isTrue();
        assertThat(codes.matches(SECRET, "081804", Instant.ofEpochSecond(1_111_111_109)))
                .isTrue();
        assertThat(codes.matches(SECRET, "005924", Instant.ofEpochSecond(1_234_567_890)))
                .isTrue();
    }

    @Test
    void aCodeIsGoodOneStepBeforeAndAfterAndNoLonger() {
        assertThat(codes.matches(SECRET, "287082", Instant.ofEpochSecond(59 + 30)))
                .isTrue();
        assertThat(codes.matches(SECRET, "287082", Instant.ofEpochSecond(59 - 30)))
                .isTrue();
        assertThat(codes.matches(SECRET, "287082", Instant.ofEpochSecond(59 + 61)))
                .isFalse();
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        for (var text : new String[] {"", "?", "28708", "2870822", "0x2870"}) {
            assertThat(codes.matches(SECRET, text, Instant.ofEpochSecond(59))).isFalse();
        }
    }

    @Test
    void newSecretsAreSixteenLettersAndDifferent() {
        assertThat(codes.newSecret().base32()).matches("[A-Z2-7]{16}");
        assertThat(codes.newSecret()).isNotEqualTo(codes.newSecret());
    }
}
