package io.ledgerchat.infra.agent;

import io.ledgerchat.command.agent.AgentPictures;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.agent.FindAgentsShowing;
import io.ledgerchat.query.file.FindAvatar;
import io.ledgerchat.query.file.StoredFile;
import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views which file a picture's path means, and whether it is shown, once they have passed the log's head. */
@Component
class QueriedAgentPictures implements AgentPictures {
    private static final Pattern PATH = Pattern.compile("(/images/([0-9a-f]{24})/([^/?]+))(\\?.*)?");

    private final QueryGateway queries;
    private final PassedViews views;

    QueriedAgentPictures(QueryGateway queries, PassedViews views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public Optional<Picture> unshown(AgentId agent, AgentAvatar picture) {
        var path = PATH.matcher(picture.filepath());
        if (!path.matches()) {
            return Optional.empty();
        }
        views.await();
        if (isShown(path.group(1))) {
            return Optional.empty();
        }
        var avatar = new FindAvatar(new AccountId(path.group(2)), path.group(3));
        return queries.query(avatar, ResponseTypes.optionalInstanceOf(StoredFile.class))
                .join()
                .filter(file -> agent.value().equals(file.purpose().agentId()))
                .map(file -> new Picture(file.fileId(), file.owner()));
    }

    private boolean isShown(String path) {
        return !queries.query(new FindAgentsShowing(path), ResponseTypes.multipleInstancesOf(AgentId.class))
                .join()
                .isEmpty();
    }
}
