package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.agent.AgentAvatars;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.command.file.FileStores;
import io.ledgerchat.command.file.ImageConversion;
import io.ledgerchat.command.file.ImageFormat;
import io.ledgerchat.command.file.UnreadableImageException;
import io.ledgerchat.command.file.UploadFile;
import io.ledgerchat.command.file.Uploads;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.event.file.FilePurpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives agents a picture (contract 70 §3.10): the centre square of what was uploaded, kept as a file of its own. */
@RestController
class AgentAvatarController {
    private static final long LARGEST = 2L * 1024 * 1024;

    private final AgentAvatars avatars;
    private final RateLimits limits;
    private final UploadReader reader;
    private final ImageConversion images;
    private final Uploads uploads;
    private final Commands commands;
    private final Moments moments;

    AgentAvatarController(
            AgentAvatars avatars,
            RateLimits limits,
            UploadReader reader,
            ImageConversion images,
            Uploads uploads,
            Commands commands,
            Moments moments) {
        this.avatars = avatars;
        this.limits = limits;
        this.reader = reader;
        this.images = images;
        this.uploads = uploads;
        this.commands = commands;
        this.moments = moments;
    }

    @PostMapping("/api/files/images/agents/{agentId}/avatar")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> upload(
            Caller caller, @PathVariable String agentId, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_UPLOAD, request, response, caller.id());
        var agent = avatars.require(caller, agentId);
        var picture = picture(request);
        return avatars.change(caller, agent, keep(caller, agent, picture));
    }

    private ImageConversion.Picture picture(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            throw Answer.message(400, "No file uploaded");
        }
        try (var upload = reader.read(request, "file");
                var bytes = upload.open()) {
            if (upload.length() > LARGEST) {
                throw failed();
            }
            return images.avatar(bytes, ImageFormat.PNG);
        } catch (Answer refused) {
            throw worded(refused);
        } catch (IOException | UnreadableImageException noPicture) {
            throw failed();
        }
    }

    private AgentAvatar keep(Caller caller, AgentId agent, ImageConversion.Picture picture) {
        var id = new FileId(Ids.uuid());
        var spare = new FileId(Ids.uuid());
        var now = moments.now();
        var name = "agent-" + agent.value() + "-avatar-" + now.toEpochMilli() + "."
                + picture.format().extension();
        try {
            var place = uploads.store(
                    caller.id(),
                    id,
                    spare,
                    FileStores.Kind.AVATAR,
                    new ByteArrayInputStream(picture.bytes()),
                    picture.bytes().length,
                    picture.format().mediaType());
            FileId kept = commands.send(new UploadFile(
                    id,
                    spare,
                    caller.id(),
                    Ids.objectId(),
                    null,
                    name,
                    picture.format().mediaType(),
                    picture.bytes().length,
                    null,
                    picture.width(),
                    picture.height(),
                    place,
                    new FilePurpose("avatar", null, null, agent.value(), null, null),
                    null,
                    now));
            return new AgentAvatar(
                    "/images/" + caller.id().value() + "/" + kept.value() + "__" + name + "?manual=false",
                    place.source());
        } catch (IOException broken) {
            throw failed();
        }
    }

    /** The reader's refusals in the words of this route. */
    private static Answer worded(Answer refused) {
        if (refused.body().equals(UploadRefused.processing().body())) {
            return Answer.message(400, "No file uploaded");
        }
        return refused.body().equals(UploadRefused.unsupported().body()) ? new Answer(415, refused.body()) : failed();
    }

    private static Answer failed() {
        return Answer.message(500, "An error occurred while updating the Agent Avatar");
    }
}
