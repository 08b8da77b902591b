package io.ledgerchat.api.file;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Keeps Spring from reading uploads and exports to their end before a controller sees them. */
@Configuration(proxyBeanMethods = false)
class StreamedMultipart {
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                var path = request.getRequestURI().toLowerCase(Locale.ROOT);
                return !path.startsWith("/api/files")
                        && !path.startsWith("/api/convos/import")
                        && super.isMultipart(request);
            }
        };
    }
}
