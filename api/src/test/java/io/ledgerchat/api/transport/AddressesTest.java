package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that lead to a route, that lead nowhere, or that are none. */
class AddressesTest {
    private final RunningTransport server = RunningTransport.shared();

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing, 404",
        "GET, /api/closed/nothing, 404",
        "DELETE, /api/closed/echo, 404",
        "GET, /api, 404",
        "GET, /api/convos/nothing, 401",
        "PATCH, /api/roles, 401",
        "GET, /api/admin/users/x/y, 401",
        "GET, /api/admin/nothing, 404",
        "GET, /API/OPEN/Names/x/, 200",
        "HEAD, /api/open/names/x, 200",
        "GET, /API/CLOSED/names/x, 401"
    })
    void unknownRoutesAre404ToStrangersButNotWhereARouterAuthenticatesAsAWhole(String method, String path, int status) {
        HttpResponse<String> answer = server.send(method, path, null, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 404) {
            assertThat(answer.body()).isEqualTo("{\"message\":\"Endpoint not found\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/open/names/a%2Fb%20c%3B, a/b c;", "/api/open/names/%E4%BD%A0%25, 你%", "/api/open/names/A.b, A.b"})
    void parametersInPathsMayHoldAnything(String path, String name) {
        assertThat(server.get(path).body()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/open/names/%zz", "/api/open/names/%ff", "/api/open/names/%00", "/api/open/names/a%", "/%c3"
            })
    void addressesThatAreNoTextAreRefused(String path) throws IOException {
        assertThat(server.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .endsWith("URI malformed");
    }

    @Test
    void aNullInAQueryIsRefusedAndHalfAnEscapeIsNot() throws IOException {
        assertThat(server.raw("GET /api/open/names/x?q=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(server.raw("GET /api/open/names/x?q=100%&d[$gt]=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }
}
