package io.ledgerchat.api.configuration;

import java.util.HexFormat;

/**
 * The secrets of this installation. What the environment leaves blank is generated once and kept in a file (see {@link
 * SecretsFile}). {@link #toString()} says nothing.
 *
 * @param jwtSecret signs access tokens ({@code JWT_SECRET})
 * @param jwtRefreshSecret signs refresh tokens ({@code JWT_REFRESH_SECRET})
 * @param credsKey 64 hexadecimal characters: the key under which people's provider keys are stored ({@code CREDS_KEY})
 * @param credsIv 32 hexadecimal characters ({@code CREDS_IV}); LibreChat's fixed vector, needed only to read its rows
 * @param emailHashKey 64 hexadecimal characters: turns an e-mail address into the id of its claim
 *     ({@code LEDGERCHAT_EMAIL_HASH_KEY}); a changed key makes every address unknown
 */
public record Secrets(String jwtSecret, String jwtRefreshSecret, String credsKey, String credsIv, String emailHashKey) {
    /** Takes them from the environment, else from the home folder, else makes them and keeps them there. */
    public static Secrets read(Variables variables, Home home) {
        return SecretsFile.read(variables, home);
    }

    public byte[] credsKeyBytes() {
        return HexFormat.of().parseHex(credsKey);
    }

    public byte[] emailHashKeyBytes() {
        return HexFormat.of().parseHex(emailHashKey);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
