package io.ledgerchat.command.agent;

import java.util.List;
import java.util.Set;

/** Which tools an agent may name (contract 70 §2.2). */
final class ToolNames {
    private static final Set<String> KNOWN =
            Set.of("execute_code", "file_search", "web_search", "memory", "context", "calculator");
    private static final String MCP = "_mcp_";
    private static final String ACTION = "_action_";

    private ToolNames() {}

    /** Of a new agent: those that LedgerChat knows, and those of actions. */
    static List<String> known(List<String> tools) {
        return tools.stream()
                .filter(tool -> KNOWN.contains(tool) || isOfAction(tool))
                .toList();
    }

    /** Of a changed one: all but new ones of MCP servers, of which there are none. */
    static List<String> kept(List<String> tools, List<String> before) {
        return tools.stream()
                .map(tool -> tool.equals("ocr") ? "context" : tool)
                .distinct()
                .filter(tool -> !isOfMcp(tool) || before.contains(tool))
                .toList();
    }

    private static boolean isOfMcp(String tool) {
        return tool.contains(MCP) && !isOfAction(tool);
    }

    private static boolean isOfAction(String tool) {
        int action = tool.indexOf(ACTION);
        int mcp = tool.indexOf(MCP);
        return action >= 0 && (mcp < 0 || mcp > action);
    }
}
