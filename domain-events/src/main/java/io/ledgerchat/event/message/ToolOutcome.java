package io.ledgerchat.event.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a tool call came out. */
public enum ToolOutcome {
    @JsonProperty("completed")
    COMPLETED,
    /** The tool said that it could not do what was asked. */
    @JsonProperty("failed")
    FAILED,
    /** It was given up. */
    @JsonProperty("timed-out")
    TIMED_OUT,
    /** The reply was stopped meanwhile. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** The model called what it was not offered; nothing was run. */
    @JsonProperty("unknown")
    UNKNOWN,
    /** The model's arguments were no JSON object; nothing was run. */
    @JsonProperty("malformed")
    MALFORMED,
    /** The node that ran it died; nobody knows how far it came. */
    @JsonProperty("lost")
    LOST
}
