package io.ledgerchat.event.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent lends one of its tools: files, and for {@code file_search} the provider's vector stores. */
public record ToolFiles(
        @Nullable List<String> fileIds, @Nullable List<String> vectorStoreIds) {}
