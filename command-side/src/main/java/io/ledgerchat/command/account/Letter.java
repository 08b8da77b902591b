package io.ledgerchat.command.account;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to one person. It may hold a token, so it is never shown and only kept sealed, until it is sent.
 *
 * @param name whose address it is, where known
 */
public record Letter(
        @NotBlank String address,
        @Nullable String name,
        @NotBlank String subject,
        @NotBlank String html) {
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
