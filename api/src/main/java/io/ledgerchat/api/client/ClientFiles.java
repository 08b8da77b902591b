package io.ledgerchat.api.client;

import io.ledgerchat.api.configuration.ClientSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolver;

/** The files of the built client, each with its packed sibling and with how long it may be kept (contract 00 §5). */
final class ClientFiles {
    private static final Set<String> NEVER_KEPT = Set.of("index.html", "manifest.json", "sw.js", "sw-heal.js");

    private final Path folder;
    private final ClientSettings settings;
    private final ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();

    ClientFiles(Path folder, ClientSettings settings) throws Exception {
        this.folder = folder.toRealPath();
        this.settings = settings;
        var packed = new EncodedResourceResolver();
        packed.setContentCodings(settings.brotli() ? List.of("br", "gzip") : List.of("gzip"));
        List<ResourceResolver> resolvers = new ArrayList<>(List.of(packed, new PathResourceResolver()));
        handler.setLocations(List.of(new FileSystemResource(this.folder + "/")));
        handler.setResourceResolvers(resolvers);
        handler.setMediaTypes(Map.of("webmanifest", MediaType.parseMediaType("application/manifest+json")));
        handler.afterPropertiesSet();
    }

    /** Whether the path names a file inside the folder; whatever leads out of it does not exist. */
    boolean contains(String path) {
        try {
            Path file = folder.resolve(path.replaceFirst("^/+", "")).normalize();
            return file.startsWith(folder)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(folder);
        } catch (InvalidPathException | IOException notThere) {
            return false;
        }
    }

    void serve(HttpServletRequest request, HttpServletResponse response, String path)
            throws ServletException, IOException {
        if (settings.production()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            boolean neverKept = NEVER_KEPT.contains(name) || name.endsWith(".webmanifest");
            response.setHeader(
                    "Cache-Control",
                    neverKept
                            ? "no-store, no-cache, must-revalidate"
                            : "public, max-age=" + settings.maxAge() + ", s-maxage=" + settings.sharedMaxAge());
        }
        handler.handleRequest(request, response);
    }
}
