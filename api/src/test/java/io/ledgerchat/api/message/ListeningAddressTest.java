package io.ledgerchat.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningAddressTest {
    @ParameterizedTest
    @CsvSource({
        "'', 10.0.0.5, http://10.0.0.5:3080",
        "'', fd00::5, http://[fd00::5]:3080",
        "'', 0.0.0.0, http://localhost:3080",
        "'', localhost, http://localhost:3080",
        "http://node-a:3080, 0.0.0.0, http://node-a:3080",
    })
    void othersAreToldWhatIsWrittenOrElseWhereItListens(String written, String host, URI told) {
        assertThat(new ListeningAddress(written, host, true).address(3080)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"'', 0.0.0.0", "'', ::", "http://localhost:3080, 10.0.0.5", "http://127.0.0.1:3080, 0.0.0.0"})
    void anAddressAtWhichOtherMachinesFindThemselvesIsNoticed(String written, String host) {
        var listening = new ListeningAddress(written, host, true);

        assertThat(listening.leadsOthersToThemselves(listening.address(3080))).isTrue();
    }

    @Test
    void nodesOnOneMachineAreToldApartByTheirPorts() {
        var listening = new ListeningAddress("", "127.0.0.1", true);

        assertThat(listening.leadsOthersToThemselves(listening.address(3081))).isFalse();
    }
}
