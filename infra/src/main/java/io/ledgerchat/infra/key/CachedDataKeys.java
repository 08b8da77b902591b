package io.ledgerchat.infra.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ledgerchat.event.Subject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Data keys remembered for a minute: a destruction on this node takes effect at once, on another within that minute.
 */
public final class CachedDataKeys implements DataKeys {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int KEYS = 20_000;

    private final DataKeyStore store;
    private final Cache<UUID, DataKey> byId = cache();
    private final Cache<Subject, DataKey> bySubject = cache();

    public CachedDataKeys(DataKeyStore store) {
        this.store = store;
    }

    @Override
    public DataKey encryptionKey(Subject subject) {
        // Not get(subject, loader): a loader holds a lock that would also stop a destruction's forget().
        var known = bySubject.getIfPresent(subject);
        if (known != null) {
            return known;
        }
        var key = store.encryptionKey(subject);
        bySubject.put(subject, key);
        byId.put(key.id(), key);
        return key;
    }

    @Override
    public Optional<DataKey> find(UUID keyId) {
        var known = byId.getIfPresent(keyId);
        if (known != null) {
            return Optional.of(known);
        }
        var key = store.find(keyId);
        key.ifPresent(found -> byId.put(keyId, found));
        return key;
    }

    @Override
    public void preload(Collection<UUID> keyIds) {
        var unknown = keyIds.stream()
                .filter(id -> byId.getIfPresent(id) == null)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            store.findAll(unknown).forEach(key -> byId.put(key.id(), key));
        }
    }

    void forget(Subject subject) {
        bySubject.invalidate(subject);
        byId.asMap().values().removeIf(key -> key.subject().equals(subject));
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterWrite(REMEMBERED)
                .build();
    }
}
