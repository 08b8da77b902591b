package io.ledgerchat.api.file;

import io.ledgerchat.api.access.AccessLog;
import io.ledgerchat.api.account.SignedInByCookie;
import io.ledgerchat.api.configuration.file.ConfigurationFile;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.file.FileId;
import io.ledgerchat.query.file.FindAvatar;
import io.ledgerchat.query.file.FindFile;
import io.ledgerchat.query.file.StoredFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Images by their path alone, because an {@code <img>} sends no token: public, since their names cannot be guessed, unless
 * {@code secureImageLinks} is on; then only their owner sees them, by the session's cookie (contract 60 §10.8). That
 * somebody else looks at one, known by that cookie or not, is recorded, but for avatars, which are there to be seen.
 */
@Controller
class ImagesController {
    private static final int LONGEST_ADDRESS = 2048;

    private final Queries queries;
    private final FileContent content;
    private final SignedInByCookie viewers;
    private final AccessLog log;
    private final boolean secure;

    ImagesController(
            Queries queries, FileContent content, SignedInByCookie viewers, AccessLog log, ConfigurationFile file) {
        this.queries = queries;
        this.content = content;
        this.viewers = viewers;
        this.log = log;
        this.secure = file.storage().secureImageLinks();
    }

    @GetMapping("/images/{userId}/{name}")
    void image(
            @PathVariable String userId,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var image = find(userId, name);
        if (secure) {
            checkViewer(request, userId, isAvatarOfAgent(name, image));
        }
        if (image.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var file = image.get();
        recordOthers(request, file);
        response.setContentType(file.type());
        response.setHeader("X-Content-Type-Options", "nosniff");
        // A drawing may hold script: it may be looked at, and do nothing.
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                secure ? "private, max-age=172800" : "public, max-age=172800, s-maxage=86400");
        try {
            content.send(request, response, FileContent.of(file));
        } catch (NoSuchFileException gone) {
            response.reset();
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Pictures of agents are for everybody who is signed in. */
    private static boolean isAvatarOfAgent(String name, Optional<StoredFile> image) {
        return image.map(file -> isAvatar(file) && file.purpose().agentId() != null)
                .orElse(name.startsWith("agent-"));
    }

    private void checkViewer(HttpServletRequest request, String userId, boolean avatarOfAgent) {
        var viewer = viewers.require(request);
        if (request.getRequestURI().length() > LONGEST_ADDRESS
                || !viewer.value().equals(userId) && !avatarOfAgent) {
            throw new Answer(403, "Access Denied");
        }
    }

    private void recordOthers(HttpServletRequest request, StoredFile file) {
        if (isAvatar(file)) {
            return;
        }
        var reader = viewers.find(request).orElse(null);
        if (reader == null || !reader.id().equals(file.owner())) {
            log.recordOnce(request, reader, "view", file.fileId().toString(), file.owner());
        }
    }

    private static boolean isAvatar(StoredFile file) {
        return file.purpose().context().equals("avatar");
    }

    private Optional<StoredFile> find(String userId, String name) {
        return pictureId(name)
                .map(id -> picture(userId, id))
                .orElseGet(() -> avatar(userId, name))
                .filter(file -> file.type().startsWith("image/"))
                .filter(file -> content.store(file.place()).isPresent());
    }

    /** Ids of agents, which are in the names of their pictures, may hold two underscores too. */
    private static Optional<FileId> pictureId(String name) {
        int end = name.indexOf("__");
        return Optional.of(name.substring(0, Math.max(0, end)))
                .filter(FileId::isValid)
                .map(FileId::new);
    }

    private Optional<StoredFile> picture(String userId, FileId id) {
        return queries.optional(new FindFile(id), StoredFile.class)
                .filter(file -> file.owner().value().equals(userId));
    }

    private Optional<StoredFile> avatar(String userId, String name) {
        return AccountId.isValid(userId)
                ? queries.optional(new FindAvatar(new AccountId(userId), name), StoredFile.class)
                : Optional.empty();
    }
}
