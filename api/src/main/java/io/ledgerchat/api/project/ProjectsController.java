package io.ledgerchat.api.project;

import io.ledgerchat.api.account.Caller;
import io.ledgerchat.api.command.Commands;
import io.ledgerchat.api.command.Ids;
import io.ledgerchat.api.command.Moments;
import io.ledgerchat.api.conversation.ConversationDocuments;
import io.ledgerchat.api.query.Queries;
import io.ledgerchat.api.transport.Answer;
import io.ledgerchat.api.transport.ErrorField;
import io.ledgerchat.api.transport.FailureText;
import io.ledgerchat.command.project.ChangeProject;
import io.ledgerchat.command.project.CreateProject;
import io.ledgerchat.command.project.DeleteProject;
import io.ledgerchat.command.project.FileConversation;
import io.ledgerchat.event.Excerpt;
import io.ledgerchat.event.conversation.ConversationId;
import io.ledgerchat.event.project.ProjectId;
import io.ledgerchat.query.conversation.Conversation;
import io.ledgerchat.query.conversation.CountFiledConversations;
import io.ledgerchat.query.conversation.FindConversation;
import io.ledgerchat.query.project.FindProject;
import io.ledgerchat.query.project.FindProjects;
import io.ledgerchat.query.project.Project;
import io.ledgerchat.query.project.ProjectPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes projects and lays conversations in them (contract 40 §4). */
@RestController
@RequestMapping("/api/projects")
@ErrorField("error")
class ProjectsController {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1000;

    private final Commands commands;
    private final Queries queries;
    private final Moments moments;

    ProjectsController(Commands commands, Queries queries, Moments moments) {
        this.commands = commands;
        this.queries = queries;
        this.moments = moments;
    }

    @GetMapping
    @FailureText(value = "Error listing projects", json = true)
    Map<String, Object> list(Caller caller, @RequestParam MultiValueMap<String, String> query) {
        var request = new ProjectListRequest(query);
        var page = queries.one(
                new FindProjects(
                        caller.id(),
                        request.words(),
                        request.sort(),
                        request.ascending(),
                        ProjectCursor.read(request.cursor()).orElse(null),
                        request.limit()),
                ProjectPage.class);
        var answer = new LinkedHashMap<String, Object>();
        answer.put(
                "projects", page.projects().stream().map(ProjectDocuments::of).toList());
        answer.put("nextCursor", page.next() == null ? null : ProjectCursor.write(page.next()));
        return answer;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @FailureText(value = "Error creating project", json = true)
    Map<String, Object> create(Caller caller, @RequestBody JsonNode body) {
        var name = name(body.path("name")).orElseThrow(ProjectsController::nameless);
        var id = new ProjectId(Ids.objectId());
        commands.send(new CreateProject(
                id, caller.id(), name, description(body.path("description")).orElse(""), moments.now()));
        return ProjectDocuments.of(find(caller, id.value()));
    }

    @GetMapping("/{projectId}")
    Map<String, Object> one(Caller caller, @PathVariable String projectId) {
        return ProjectDocuments.of(find(caller, projectId));
    }

    @PatchMapping("/{projectId}")
    @FailureText(value = "Error updating project", json = true)
    Map<String, Object> change(Caller caller, @PathVariable String projectId, @RequestBody JsonNode body) {
        var sent = body.path("name");
        var name = name(sent);
        if (!sent.isMissingNode() && name.isEmpty()) {
            throw nameless();
        }
        var id = find(caller, projectId).projectId();
        commands.send(new ChangeProject(
                id,
                caller.id(),
                name.orElse(null),
                description(body.path("description")).orElse(null),
                moments.now()));
        return ProjectDocuments.of(find(caller, projectId));
    }

    @DeleteMapping("/{projectId}")
    @FailureText(value = "Error deleting project", json = true)
    Map<String, Object> delete(Caller caller, @PathVariable String projectId) {
        var id = find(caller, projectId).projectId();
        long detached = queries.one(new CountFiledConversations(caller.id(), id), Long.class);
        commands.send(new DeleteProject(id, caller.id(), moments.now()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("deletedCount", 1);
        answer.put("modifiedCount", detached);
        return answer;
    }

    @PutMapping("/conversations/{conversationId}")
    @FailureText(value = "Error assigning conversation to project", json = true)
    Map<String, Object> assign(Caller caller, @PathVariable String conversationId, @RequestBody JsonNode body) {
        var wanted = body.path("projectId");
        if (!wanted.isString() && !wanted.isNull()) {
            throw Answer.error(400, "projectId must be a string or null");
        }
        var conversation = conversation(caller, conversationId);
        @Nullable ProjectId before = conversation.filing().projectId();
        @Nullable
        ProjectId after =
                wanted.isNull() ? null : find(caller, wanted.asString()).projectId();
        commands.send(new FileConversation(conversation.conversationId(), caller.id(), after, moments.now()));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("conversation", ConversationDocuments.whole(conversation(caller, conversationId)));
        answer.put("previousProjectId", before == null ? null : before.value());
        answer.put("projectId", after == null ? null : after.value());
        return answer;
    }

    private Conversation conversation(Caller caller, String id) {
        return Optional.of(id)
                .filter(ConversationId::isValid)
                .flatMap(valid -> queries.optional(
                        new FindConversation(caller.id(), new ConversationId(valid)), Conversation.class))
                .orElseThrow(() -> Answer.error(404, "Conversation not found"));
    }

    private Project find(Caller caller, String id) {
        return Optional.of(id)
                .filter(ProjectId::isValid)
                .flatMap(valid -> queries.written(new FindProject(caller.id(), new ProjectId(valid)), Project.class))
                .orElseThrow(() -> Answer.error(404, "Project not found"));
    }

    private static Answer nameless() {
        return Answer.error(400, "name is required");
    }

    /** What is too long is cut, as the contract says. */
    private static Optional<String> name(JsonNode name) {
        return Optional.of(name)
                .filter(JsonNode::isString)
                .map(text -> Excerpt.of(text.asString().strip(), LONGEST_NAME))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> description(JsonNode description) {
        return Optional.of(description)
                .filter(JsonNode::isString)
                .map(text -> Excerpt.of(text.asString().strip(), LONGEST_DESCRIPTION));
    }
}
