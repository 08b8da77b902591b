package io.ledgerchat.event.file;

/**
 * Where the bytes of a file lie.
 *
 * @param source which kind of store, by its wire name: {@code local}, {@code s3}, {@code openai}, {@code azure} (contract 60
 *     §12.1)
 * @param key the name that the store knows them by. It holds ids only, never the name that a person gave the file
 */
public record FilePlace(String source, String key) {}
