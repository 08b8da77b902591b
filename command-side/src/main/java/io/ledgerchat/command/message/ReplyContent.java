package io.ledgerchat.command.message;

import io.ledgerchat.event.message.ContentPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The content of a reply as it is kept. */
final class ReplyContent {
    private static final String FAILED = "An error occurred while processing the request: ";

    private ReplyContent() {}

    /** The parts of an edited answer with what the model added; two of a kind that meet become one (contract 30 §3.3). */
    static List<ContentPart> continued(List<ContentPart> kept, List<ContentPart> added) {
        if (kept.isEmpty() || added.isEmpty()) {
            return kept.isEmpty() ? added : kept;
        }
        var parts = new ArrayList<>(kept);
        var first = added.getFirst();
        switch (parts.getLast()) {
            case ContentPart.Text(var before)
            when first instanceof ContentPart.Text(var after) ->
                parts.set(parts.size() - 1, new ContentPart.Text(before + after));
            case ContentPart.Think(var before)
            when first instanceof ContentPart.Think(var after) ->
                parts.set(parts.size() - 1, new ContentPart.Think(before + after));
            default -> parts.add(first);
        }
        parts.addAll(added.subList(1, added.size()));
        return List.copyOf(parts);
    }

    /** Why it ended, in words for the reader (contract 30 §14.1). */
    static ContentPart failure(String why) {
        return new ContentPart.Failure(FAILED + why);
    }

    /** What was said without those who were only added, as if the others had answered alone. */
    static List<ContentPart> ofFirst(List<ContentPart> content) {
        return content.stream()
                .filter(part -> !part.ofAdded())
                .map(ContentPart::plain)
                .toList();
    }

    /** What a node that went away had begun and nobody ends: its tool calls that have not answered count as cancelled. */
    static List<ContentPart> abandoned(List<ContentPart> produced) {
        return produced.stream().map(ReplyContent::abandoned).toList();
    }

    private static ContentPart abandoned(ContentPart part) {
        if (part instanceof ContentPart.Attributed(var agent, var group, var inner)) {
            return new ContentPart.Attributed(agent, group, abandoned(inner));
        }
        return part instanceof ContentPart.ToolCall(var id, var name, var args, var output, var status, var took)
                        && output == null
                        && status == null
                ? new ContentPart.ToolCall(id, name, args, null, "cancelled", took)
                : part;
    }

    /** How much there is; more when anything was added. */
    static int weight(List<ContentPart> content) {
        int weight = content.size();
        for (ContentPart part : content) {
            weight += switch (part.plain()) {
                case ContentPart.Text(var said) -> said.length();
                case ContentPart.Think(var thought) -> thought.length();
                case ContentPart.ToolCall call ->
                    call.args().length()
                            + (call.output() == null ? 0 : call.output().length() + 1);
                case ContentPart.Failure(var error) -> error.length();
                case ContentPart.Attributed _ -> 0;
            };
        }
        return weight;
    }

    /** What the first of those who answered said, without thoughts and calls. */
    static String said(List<ContentPart> content) {
        return ofFirst(content).stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    /** Everything that was said or thought, for estimating tokens. */
    static String text(List<ContentPart> content) {
        var text = new StringBuilder();
        for (ContentPart part : content) {
            switch (part.plain()) {
                case ContentPart.Text(var said) -> text.append(said);
                case ContentPart.Think(var thought) -> text.append(thought);
                case ContentPart.ToolCall call -> text.append(call.args());
                case ContentPart.Failure _, ContentPart.Attributed _ -> {}
            }
        }
        return text.toString();
    }
}
