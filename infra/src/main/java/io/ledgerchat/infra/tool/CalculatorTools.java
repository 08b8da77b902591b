package io.ledgerchat.infra.tool;

import io.ledgerchat.command.tool.Tool;
import io.ledgerchat.command.tool.ToolContext;
import io.ledgerchat.command.tool.ToolFailure;
import io.ledgerchat.command.tool.ToolResult;
import io.ledgerchat.command.tool.Tools;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tool {@code calculator}, for agents that list it (contract 70 §3.12). */
@Component
class CalculatorTools implements Tools {
    private static final Tool CALCULATOR = new Calculator();

    @Override
    public List<Tool> offeredFor(ToolContext context) {
        return context.wants(CALCULATOR.name()) ? List.of(CALCULATOR) : List.of();
    }

    private static final class Calculator implements Tool {
        @Override
        public String name() {
            return "calculator";
        }

        @Override
        public String description() {
            return "Calculates one formula of numbers, + - * / % ^, brackets, pi, e, and functions such as sqrt, log, sin"
                    + " (in radians) and round. Call it instead of calculating yourself.";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("input", Map.of("type", "string", "description", "The formula, for example 2 * (3 + 4)")),
                    "required",
                    List.of("input"));
        }

        @Override
        public ToolResult run(Map<String, Object> arguments, ToolContext context) {
            if (!(arguments.get("input") instanceof String formula)) {
                throw new ToolFailure("input must be a formula");
            }
            try {
                return ToolResult.of(Arithmetic.evaluate(formula));
            } catch (Arithmetic.Unreadable unreadable) {
                throw new ToolFailure(String.valueOf(unreadable.getMessage()));
            }
        }
    }
}
