package io.ledgerchat.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;

class AnyCaseTest {
    private final Registry registry = new Registry();

    @ParameterizedTest
    @CsvSource({
        "/api/files, true",
        "/API/Files/images, true",
        "/api/FILES, true",
        "/api/files/open/x, false",
        "/api/Files/Open/x, false",
        "/api/user, false",
    })
    void anInterceptorMeetsAPathHoweverItIsWritten(String path, boolean met) {
        registry.addInterceptor(
                AnyCase.on(List.of("/api/files/**"), List.of("/api/files/open/**"), new HandlerInterceptor() {}));

        assertThat(registry.only().matches(request(path))).isEqualTo(met);
    }

    /** Why there is this class at all. */
    @Test
    void aRegistryThatIsToldThePathsRegardsTheirCase() {
        registry.addInterceptor(new HandlerInterceptor() {}).addPathPatterns("/api/files/**");

        assertThat(registry.only().matches(request("/API/Files"))).isFalse();
    }

    private static MockHttpServletRequest request(String path) {
        var request = new MockHttpServletRequest("GET", path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    private static final class Registry extends InterceptorRegistry {
        MappedInterceptor only() {
            return (MappedInterceptor) getInterceptors().getFirst();
        }
    }
}
