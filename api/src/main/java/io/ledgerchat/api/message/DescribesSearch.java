package io.ledgerchat.api.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of the API says of a search; {@link SearchRequest} reads its parameters. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag(name = "Search")
@Operation(
        summary = "Search messages with filters, page by page",
        description = "With `search` and at least one of the parameters that LibreChat does not know. Words stand "
                + "for themselves, also with a letter wrong; `\"in double quotes\"` is found as it stands "
                + "there; `word*` is found at the beginning of words. A message must fit all filters. Messages "
                + "of temporary or deleted chats are never found. The best hits come first; with `highlight` "
                + "they have `highlights`, pieces of their text as escaped HTML with `<mark>` around what was "
                + "found. 400 names a value that cannot be meant; 500 says that search is off or does not "
                + "answer.")
@Parameters({
    @Parameter(
            name = "search",
            in = ParameterIn.QUERY,
            description = "What is looked for",
            required = true,
            schema = @Schema(type = "string", maxLength = 512)),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Said then or later; an ISO time, or a day, which begins at midnight UTC",
            schema = @Schema(type = "string")),
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Said before", schema = @Schema(type = "string")),
    @Parameter(
            name = "role",
            in = ParameterIn.QUERY,
            description = "Who said it",
            schema = @Schema(allowableValues = {"user", "assistant"})),
    @Parameter(
            name = "endpoint",
            in = ParameterIn.QUERY,
            description = "With which endpoint the chat talks",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "model",
            in = ParameterIn.QUERY,
            description = "With which model the chat talks",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "With which agent the chat talks",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "The chat carries one of these bookmarks",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "project",
            in = ParameterIn.QUERY,
            description = "In which project the chat lies; `unassigned` for none",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "attachment",
            in = ParameterIn.QUERY,
            description = "A file of the message is of a media type that begins so, such as `image/`; looked at "
                    + "page by page, so that pages can be short",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "archived",
            in = ParameterIn.QUERY,
            description = "Whether the chat is archived; both when absent",
            schema = @Schema(type = "boolean")),
    @Parameter(
            name = "highlight",
            in = ParameterIn.QUERY,
            description = "Show where the words were found",
            schema = @Schema(type = "boolean")),
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The `nextCursor` of the page before",
            schema = @Schema(type = "string"))
})
@interface DescribesSearch {}
