package io.ledgerchat.command.message;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the context of a model call is filled, in tokens (contract 30 §13).
 *
 * @param maxTokens what the model can take
 * @param budget what history and instructions may use of it
 * @param instructionTokens of the system message and of what the model is told of its tools
 * @param toolTokens what each tool takes of that
 * @param messageCount of the messages that are sent
 * @param messageTokens of the messages that are sent
 * @param prePruneTokens of all messages, before the oldest were left out
 */
public record ContextUsage(
        int maxTokens,
        int budget,
        int instructionTokens,
        Map<String, Integer> toolTokens,
        int messageCount,
        int messageTokens,
        int prePruneTokens) {

    /** The part of a model's context that history and instructions may fill. */
    static final double BUDGET_SHARE = 0.95;

    public int availableForMessages() {
        return budget - instructionTokens;
    }

    private int toolSchemaTokens() {
        return toolTokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int remaining() {
        return availableForMessages() - messageTokens;
    }

    /** The same, with the provider's own count of what was sent. */
    public ContextUsage corrected(long input) {
        return new ContextUsage(
                maxTokens,
                budget,
                instructionTokens,
                toolTokens,
                messageCount,
                (int) Math.max(0, input - instructionTokens),
                prePruneTokens);
    }

    /** The same in the words of clients, by which it is sent and kept. */
    public Map<String, Object> document(ReplyHead head, String agentId) {
        var breakdown = new LinkedHashMap<String, Object>();
        breakdown.put("maxContextTokens", maxTokens);
        breakdown.put("instructionTokens", instructionTokens);
        breakdown.put("systemMessageTokens", instructionTokens - toolSchemaTokens());
        breakdown.put("dynamicInstructionTokens", 0);
        breakdown.put("toolSchemaTokens", toolSchemaTokens());
        breakdown.put("summaryTokens", 0);
        breakdown.put("toolCount", toolTokens.size());
        breakdown.put("messageCount", messageCount);
        breakdown.put("messageTokens", messageTokens);
        breakdown.put("availableForMessages", availableForMessages());
        var usage = new LinkedHashMap<String, Object>();
        usage.put("runId", head.reply().id().value());
        usage.put("agentId", agentId);
        usage.put("breakdown", breakdown);
        usage.put("contextBudget", budget);
        usage.put("effectiveInstructionTokens", instructionTokens);
        usage.put("prePruneContextTokens", prePruneTokens);
        usage.put("remainingContextTokens", remaining());
        usage.put("calibrationRatio", 1);
        return usage;
    }
}
