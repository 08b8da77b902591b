package io.ledgerchat.command.tool;

import java.util.List;

/** The port to tools: a feature that has tools for models answers it with a component of its own. */
public interface Tools {
    /**
     * The tools of this feature for one reply, asked once before its model is; empty when they are not wanted, not
     * allowed or have nothing to work on. Must be quick: the first token waits for it.
     */
    List<Tool> offeredFor(ToolContext context);
}
