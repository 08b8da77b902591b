package io.ledgerchat.api.configuration.file;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Presets that the operator prepared (contract 20 §A3).
 *
 * @param list each entry as written; name, label and preset are there
 */
public record ModelSpecsSection(
        boolean enforce,
        boolean prioritize,
        List<Map<String, @Nullable Object>> list,
        Optional<List<String>> addedEndpoints) {

    static ModelSpecsSection from(Section section) {
        Set<String> names = new HashSet<>();
        List<Section> entries = section.sections("list");
        for (Section entry : entries) {
            String name = entry.text("name").orElseThrow(() -> entry.problem("name", "must be a text"));
            if (!names.add(name)) {
                throw entry.problem("name", "is the name of an earlier entry; names must differ");
            }
            if (entry.text("label").isEmpty()) {
                throw entry.problem("label", "must be a text");
            }
            if (entry.section("preset").isEmpty()) {
                throw entry.problem("preset", "must be keys and values, indented below it");
            }
        }
        var read = new ModelSpecsSection(
                section.flag("enforce").orElse(false),
                section.flag("prioritize").orElse(true),
                entries.stream().map(Section::everything).toList(),
                section.texts("addedEndpoints"));
        section.end();
        return read;
    }
}
