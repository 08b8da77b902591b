package io.ledgerchat.query.preset;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads presets. */
interface PresetRows extends Repository<PresetRow, PresetRow.Key> {
    /** Those without a place of their own come last, as the contract counts. */
    @Query("from PresetRow where owner = :owner order by coalesce(listPosition, 10000), updatedAt desc, presetId")
    List<PresetRow> of(String owner);
}
