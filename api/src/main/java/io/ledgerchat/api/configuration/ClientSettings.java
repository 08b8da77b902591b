package io.ledgerchat.api.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The web client that is served, and what browsers may keep of it (contract 00 §5).
 *
 * @param dist the folder of LibreChat's built client ({@code CLIENT_DIST}); absent for a page of our own
 * @param production whether static files are told to be kept at all
 * @param maxAge seconds a browser may keep an asset
 * @param sharedMaxAge seconds a proxy may keep an asset
 * @param brotli whether {@code .br} siblings are sent
 */
public record ClientSettings(
        @Nullable Path dist,
        String indexCacheControl,
        String indexPragma,
        String indexExpires,
        boolean production,
        int maxAge,
        int sharedMaxAge,
        boolean brotli) {

    static ClientSettings from(Variables variables) {
        return new ClientSettings(
                variables.text("CLIENT_DIST").map(ClientSettings::folder).orElse(null),
                variables.text("INDEX_CACHE_CONTROL", "no-cache, no-store, must-revalidate"),
                variables.text("INDEX_PRAGMA", "no-cache"),
                variables.text("INDEX_EXPIRES", "0"),
                variables.text("NODE_ENV", "").equals("production"),
                variables.number("STATIC_CACHE_MAX_AGE", 172_800, 0),
                variables.number("STATIC_CACHE_S_MAX_AGE", 86_400, 0),
                variables.enabled("ENABLE_STATIC_ASSET_BROTLI"));
    }

    private static Path folder(String written) {
        Path folder = Path.of(written).toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve("index.html"))) {
            throw new ConfigurationProblem(
                    "CLIENT_DIST says %s, which holds no index.html. Name the folder that LibreChat's".formatted(folder)
                            + " client was built into, usually client/dist, or leave CLIENT_DIST out.");
        }
        return folder;
    }
}
