package io.ledgerchat.api.ledger;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of the API says of the parameters of the collectors' feed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameters({
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "`asc` reads from `after` towards now; without it the newest come first",
            schema = @Schema(allowableValues = {"asc", "desc"})),
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The id of an entry: what follows it in this order",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "The id of an entry: the page just before it in this order; with `order=asc` the list ends "
                    + "there",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "event_types[]",
            in = ParameterIn.QUERY,
            description = "Names of events",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "actor_ids[]",
            in = ParameterIn.QUERY,
            description = "Ids of accounts",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "actor_emails[]",
            in = ParameterIn.QUERY,
            description = "Addresses of accounts",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "resource_ids[]",
            in = ParameterIn.QUERY,
            description = "What it happened to, as `kind:id`",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "effective_at[gt]",
            in = ParameterIn.QUERY,
            description = "Seconds since 1970: after then",
            schema = @Schema(type = "integer")),
    @Parameter(
            name = "effective_at[gte]",
            in = ParameterIn.QUERY,
            description = "Seconds since 1970: at or after then",
            schema = @Schema(type = "integer")),
    @Parameter(
            name = "effective_at[lt]",
            in = ParameterIn.QUERY,
            description = "Seconds since 1970: before then",
            schema = @Schema(type = "integer")),
    @Parameter(
            name = "effective_at[lte]",
            in = ParameterIn.QUERY,
            description = "Seconds since 1970: at or before then",
            schema = @Schema(type = "integer"))
})
@interface DescribesFeed {}
