package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.file.AvatarUploads.Sitter;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.account.ChangeAvatar;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's own picture (contract 60 §10.7). */
@RestController
class AvatarController {
    private static final int UNSUPPORTED = 415;

    private final RateLimits limits;
    private final AvatarUploads avatars;
    private final Commands commands;
    private final Moments moments;
    private final ImageFormat format;

    AvatarController(
            RateLimits limits, AvatarUploads avatars, Commands commands, Moments moments, ConfigurationFile file) {
        this.limits = limits;
        this.avatars = avatars;
        this.commands = commands;
        this.moments = moments;
        this.format = ImageFormat.named(file.storage().imageOutputType()).orElse(ImageFormat.PNG);
    }

    /** Without {@code manual=true} it is stored, and the account keeps the one it has. */
    @PostMapping("/api/files/images/avatar")
    Map<String, String> avatar(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_UPLOAD, request, response, caller.id());
        try {
            var avatar = avatars.receive(caller, request, new Sitter("avatar", format, null));
            String url = avatar.address();
            if (avatar.manual()) {
                commands.send(new ChangeAvatar(caller.id(), caller.id(), url, moments.now()));
            }
            return Map.of("url", url);
        } catch (IOException | UnreadableImageException broken) {
            throw failed();
        } catch (Answer refused) {
            throw refused.status() == UNSUPPORTED ? refused : failed();
        }
    }

    private static Answer failed() {
        return Answer.message(500, "An error occurred while uploading the profile picture");
    }
}
