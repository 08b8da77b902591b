package io.ledgerchat.infra.prompt;

import io.ledgerchat.command.prompt.AuthoredPrompts;
import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.prompt.PromptGroupId;
import io.ledgerchat.infra.view.PassedViews;
import io.ledgerchat.query.prompt.FindPromptGroupsBy;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the views for prompts, once they have passed the log's head. */
@Component
class QueriedPrompts implements AuthoredPrompts {
    private final QueryGateway queries;
    private final PassedViews views;

    QueriedPrompts(QueryGateway queries, PassedViews views) {
        this.queries = queries;
        this.views = views;
    }

    @Override
    public List<PromptGroupId> madeBy(AccountId author) {
        views.await();
        return queries.query(new FindPromptGroupsBy(author), ResponseTypes.multipleInstancesOf(PromptGroupId.class))
                .join();
    }
}
