package io.ledgerchat.event.message;

import java.util.List;

/** What a person wrote: the text, and the excerpts quoted above it. */
public record SentText(String text, List<String> quotes) {}
