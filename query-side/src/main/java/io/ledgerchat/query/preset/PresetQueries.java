package io.ledgerchat.query.preset;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about presets. */
@Component
class PresetQueries {
    private final PresetRows rows;

    PresetQueries(PresetRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    List<Preset> handle(FindPresets query) {
        return rows.of(query.owner().value()).stream().map(PresetRow::preset).toList();
    }
}
