package io.ledgerchat.api.file;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.limit.Limiter;
import io.ledgerchat.api.limit.RateLimits;
import io.ledgerchat.command.file.ProviderFiles;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.agent.AssistantId;
import io.ledgerchat.event.file.FilePurpose;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Uploads (contract 60 §§4, 5). The body is read here and nowhere before. */
@RestController
@RequestMapping("/api/files")
class UploadController {
    private static final Logger LOG = LoggerFactory.getLogger(UploadController.class);

    private final RateLimits limits;
    private final UploadReader reader;
    private final UploadInspection inspection;
    private final UploadedText text;
    private final ProviderFiles providers;
    private final FileUploads uploads;
    private final FileLending lending;
    private final SignedAddresses addresses;

    UploadController(
            RateLimits limits,
            UploadReader reader,
            UploadInspection inspection,
            UploadedText text,
            ProviderFiles providers,
            FileUploads uploads,
            FileLending lending,
            SignedAddresses addresses) {
        this.limits = limits;
        this.reader = reader;
        this.inspection = inspection;
        this.text = text;
        this.providers = providers;
        this.uploads = uploads;
        this.lending = lending;
        this.addresses = addresses;
    }

    @PostMapping
    Map<String, @Nullable Object> file(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_UPLOAD, request, response, caller.id());
        return answer(caller, request, "Agent file uploaded and processed successfully", false);
    }

    @PostMapping("/images")
    Map<String, @Nullable Object> image(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        limits.check(Limiter.FILE_UPLOAD, request, response, caller.id());
        return answer(caller, request, "File uploaded and processed successfully", true);
    }

    private Map<String, @Nullable Object> answer(
            Caller caller, HttpServletRequest request, String message, boolean image) {
        try (var upload = reader.read(request, "file")) {
            var form = upload.form();
            if (image && (form.text("width").isEmpty() || form.text("height").isEmpty())) {
                throw UploadRefused.processing();
            }
            boolean picture = image && form.text("tool_resource").isEmpty() && !form.isForAssistants();
            FileUploads.wishedId(form);
            lending.requireAllowed(caller, form, upload.declaredType());
            var content = picture ? inspection.asPicture(upload) : content(upload);
            String endpoint = form.text("endpoint").orElse("");
            boolean provided = form.isForAssistants() && providers.takes(endpoint);
            var order = new FileUploads.Order(content, purpose(form), FileLending.loan(form, content.type()));
            var file = provided
                    ? uploads.keepAtProvider(caller, upload, order, endpoint)
                    : uploads.keep(caller, upload, order);
            return addresses.into(FileDocuments.uploaded(file, form.textOrNull("file_id"), message), file);
        } catch (IOException broken) {
            LOG.warn("An upload broke off: {}", broken.getClass().getName());
            throw UploadRefused.processing();
        }
    }

    private UploadContent content(ReceivedUpload upload) throws IOException {
        var form = upload.form();
        boolean context = !form.isForAssistants()
                && form.text("tool_resource").filter("context"::equals).isPresent();
        return context ? text.of(upload) : inspection.asIs(upload);
    }

    private static FilePurpose purpose(UploadForm form) {
        boolean assistants = form.isForAssistants();
        boolean attachment = form.flag("message_file") || form.text("agent_id").isEmpty();
        String forAgents = attachment ? "message_attachment" : "agents";
        return new FilePurpose(
                assistants ? "assistants" : forAgents,
                form.nameOrNull("endpoint"),
                assistants || !attachment ? form.nameOrNull("model") : null,
                form.text("agent_id")
                        .filter(id -> !assistants && AgentId.isValid(id))
                        .orElse(null),
                form.text("assistant_id").filter(AssistantId::isValid).orElse(null),
                LendingForm.knownTool(form).orElse(null));
    }
}
