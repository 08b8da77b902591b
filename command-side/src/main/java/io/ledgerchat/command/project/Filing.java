package io.ledgerchat.command.project;

import io.ledgerchat.command.conversation.Conversation;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lays conversations in projects: the project is asked whose it is, the conversation remembers. */
@Component
class Filing {
    private final Repository<Project> projects;
    private final Repository<Conversation> conversations;

    Filing(Repository<Project> projects, Repository<Conversation> conversations) {
        this.projects = projects;
        this.conversations = conversations;
    }

    @CommandHandler
    void handle(FileConversation command) {
        var conversation = conversations.load(command.conversationId().toString());
        conversation.execute(known -> known.requireOpenFor(command.actor()));
        var projectId = command.projectId();
        if (projectId != null) {
            try {
                projects.load(projectId.toString()).execute(project -> project.requireOpenFor(command.actor()));
            } catch (AggregateNotFoundException unknown) {
                throw Project.notFound();
            }
        }
        conversation.execute(known -> known.file(projectId, command.actor(), command.at()));
    }
}
