package io.ledgerchat.api.model;

import java.util.List;
import java.util.Map;

/** What is listed for a provider that cannot be asked. Product data: it says what existed, not what a key may use. */
final class BuiltInModels {
    private static final List<String> OPENAI = List.of(
            "gpt-5.1",
            "gpt-5",
            "gpt-5-mini",
            "gpt-5-nano",
            "gpt-5-chat-latest",
            "gpt-4.1",
            "gpt-4.1-mini",
            "gpt-4.1-nano",
            "gpt-4o",
            "gpt-4o-mini",
            "chatgpt-4o-latest",
            "o4-mini",
            "o3",
            "o3-mini",
            "o1",
            "gpt-4-turbo",
            "gpt-4",
            "gpt-3.5-turbo");

    private static final Map<String, List<String>> LISTS = Map.of(
            "openAI", OPENAI,
            "azureOpenAI", OPENAI,
            "assistants", OPENAI,
            "azureAssistants", OPENAI,
            "anthropic",
                    List.of(
                            "claude-opus-4-5",
                            "claude-sonnet-4-5",
                            "claude-haiku-4-5",
                            "claude-opus-4-1",
                            "claude-opus-4-0",
                            "claude-sonnet-4-0",
                            "claude-3-7-sonnet-latest",
                            "claude-3-5-sonnet-latest",
                            "claude-3-5-haiku-latest",
                            "claude-3-opus-latest",
                            "claude-3-haiku-20240307"),
            "google",
                    List.of(
                            "gemini-2.5-pro",
                            "gemini-2.5-flash",
                            "gemini-2.5-flash-lite",
                            "gemini-2.0-flash",
                            "gemini-2.0-flash-lite",
                            "gemini-1.5-pro",
                            "gemini-1.5-flash"),
            "bedrock",
                    List.of(
                            "us.anthropic.claude-opus-4-1-20250805-v1:0",
                            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                            "us.anthropic.claude-haiku-4-5-20251001-v1:0",
                            "us.meta.llama3-3-70b-instruct-v1:0",
                            "amazon.nova-pro-v1:0",
                            "amazon.nova-lite-v1:0",
                            "mistral.mistral-large-2407-v1:0"));

    private BuiltInModels() {}

    static List<String> of(String endpoint) {
        return LISTS.getOrDefault(endpoint, List.of());
    }
}
