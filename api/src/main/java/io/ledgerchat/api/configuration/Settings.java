package io.ledgerchat.api.configuration;

import java.util.Optional;

/**
 * Everything the environment says, by subject. What {@code librechat.yaml} says is a {@code ConfigurationFile}; where both
 * speak, the subject's own class says who wins.
 */
public record Settings(
        DomainSettings domains,
        SignInSettings signIn,
        SocialSettings social,
        Optional<OpenIdSettings> openId,
        MailSettings mail,
        LookSettings look,
        ShareSettings shares,
        LimitSettings limits,
        BanSettings bans,
        ChatSettings chat,
        TransportSettings transport,
        ClientSettings client) {

    /** Reads all variables; the first wrong one ends it with a {@link ConfigurationProblem}. */
    public static Settings from(Variables variables) {
        return new Settings(
                DomainSettings.from(variables),
                SignInSettings.from(variables),
                SocialSettings.from(variables),
                OpenIdSettings.from(variables),
                MailSettings.from(variables),
                LookSettings.from(variables),
                ShareSettings.from(variables),
                LimitSettings.from(variables),
                BanSettings.from(variables),
                ChatSettings.from(variables),
                TransportSettings.from(variables),
                ClientSettings.from(variables));
    }

    /** The same with other limits; the file may set some. */
    public Settings with(LimitSettings others) {
        return new Settings(domains, signIn, social, openId, mail, look, shares, others, bans, chat, transport, client);
    }
}
