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

/** What the description of the API says of the filters that {@link AuditQuestion} reads. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameters({
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "Kinds of entries",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "Names of events",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "How it ended",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "How grave it is",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "actorType",
            in = ParameterIn.QUERY,
            description = "What kind of actor",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "actorId",
            in = ParameterIn.QUERY,
            description = "Ids of accounts",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "actorEmail",
            in = ParameterIn.QUERY,
            description = "Addresses of accounts",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "actorQuery",
            in = ParameterIn.QUERY,
            description = "In what the actor is called",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "targetType",
            in = ParameterIn.QUERY,
            description = "What kind of thing",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "targetQuery",
            in = ParameterIn.QUERY,
            description = "In what the thing is called",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "resource",
            in = ParameterIn.QUERY,
            description = "What it happened to, as `kind:id`",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "Whose data it is about",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "capability",
            in = ParameterIn.QUERY,
            description = "The capability of a grant",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "search",
            in = ParameterIn.QUERY,
            description = "In any of its words",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "address",
            in = ParameterIn.QUERY,
            description = "From which network address",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "A day or an ISO time: then or later",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "A day (its end) or an ISO time: before",
            schema = @Schema(type = "string"))
})
@interface DescribesAuditFilter {}
