package io.ledgerchat.command.account;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.account.SessionId;
import io.ledgerchat.event.claim.ClaimId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vault of accounts for tests, without a database: it keeps what it is told and forgets what it is told. */
final class VaultInMemory
        implements Credentials, Sessions, ProviderKeyVault, Bans, OneTimeTokens, TwoFactorVault, MailOutbox {
    final Map<AccountId, Credential> credentials = new HashMap<>();
    final List<Session> sessions = new ArrayList<>();
    final Map<String, ProviderKey> providerKeys = new HashMap<>();
    final List<Object> banned = new ArrayList<>();
    final Map<String, TokenHash> tokens = new HashMap<>();
    final Map<AccountId, TotpSecret> pending = new HashMap<>();
    final Map<AccountId, TotpSecret> active = new HashMap<>();
    final List<TokenHash> backupCodes = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final Map<ClaimId, AccountId> identities = new HashMap<>();
    final Map<AccountId, Departures.Pending> departed = new HashMap<>();

    @Override
    public void add(Credential credential) {
        credentials.put(credential.account(), credential);
    }

    @Override
    public Optional<Credential> by(ClaimId emailClaim) {
        return credentials.values().stream()
                .filter(known -> known.emailClaim().equals(emailClaim))
                .findAny();
    }

    @Override
    public Optional<Credential> of(AccountId account) {
        return Optional.ofNullable(credentials.get(account));
    }

    @Override
    public boolean replace(AccountId account, PasswordHash from, PasswordHash to) {
        var known = credentials.get(account);
        if (known == null || !from.equals(known.password())) {
            return false;
        }
        credentials.put(account, new Credential(account, known.emailClaim(), to));
        return true;
    }

    @Override
    public void remove(AccountId account) {
        credentials.remove(account);
        closeAll(account);
        removeAll(account);
    }

    @Override
    public void open(Session session) {
        sessions.add(session);
    }

    @Override
    public Refreshed rotate(SessionId session, AccountId account, TokenHash presented, TokenHash next, Instant at) {
        for (int i = 0; i < sessions.size(); i++) {
            var known = sessions.get(i);
            if (known.id().equals(session) && known.refreshToken().equals(presented)) {
                sessions.set(i, new Session(session, account, next, at, known.expiresAt()));
                return new Refreshed(Refreshed.Outcome.ROTATED, at, known.expiresAt());
            }
        }
        return Refreshed.refused();
    }

    @Override
    public Optional<SessionId> find(AccountId account, TokenHash refreshToken) {
        return sessions.stream()
                .filter(known ->
                        known.account().equals(account) && known.refreshToken().equals(refreshToken))
                .map(Session::id)
                .findAny();
    }

    @Override
    public Optional<SessionId> newest(AccountId account) {
        return sessions.reversed().stream()
                .filter(known -> known.account().equals(account))
                .map(Session::id)
                .findFirst();
    }

    @Override
    public void close(SessionId session) {
        sessions.removeIf(known -> known.id().equals(session));
    }

    @Override
    public void closeAll(AccountId account) {
        sessions.removeIf(known -> known.account().equals(account));
    }

    @Override
    public Optional<ProviderKey> find(AccountId owner, String endpoint) {
        return Optional.ofNullable(providerKeys.get(owner + endpoint));
    }

    @Override
    public void store(AccountId owner, String endpoint, String key, @Nullable Instant expiresAt) {
        providerKeys.put(owner + endpoint, new ProviderKey(key, expiresAt));
    }

    @Override
    public void remove(AccountId owner, String endpoint) {
        providerKeys.remove(owner + endpoint);
    }

    @Override
    public void removeAll(AccountId owner) {
        providerKeys.keySet().removeIf(key -> key.startsWith(owner.toString()));
    }

    @Override
    public long addViolation(AccountId account, String violation, int score) {
        return 0;
    }

    @Override
    public void ban(AccountId account, @Nullable String addressKey, Instant until) {
        banned.add(account);
        if (addressKey != null) {
            banned.add(addressKey);
        }
    }

    @Override
    public boolean isBanned(@Nullable AccountId account, @Nullable String addressKey, Instant at) {
        return banned.contains(account) || banned.contains(addressKey);
    }

    @Override
    public List<HeldKey> expired(Instant before, int limit) {
        return List.of();
    }

    @Override
    public void forgetExpired(Instant before) {
        sessions.removeIf(known -> known.expiresAt().isBefore(before));
    }

    @Override
    public void setPassword(AccountId account, PasswordHash password) {
        credentials.computeIfPresent(account, (id, known) -> new Credential(account, known.emailClaim(), password));
    }

    @Override
    public void issue(AccountId account, Purpose purpose, TokenHash token, Instant expiresAt) {
        tokens.put(account + purpose.name(), token);
    }

    @Override
    public boolean isGood(AccountId account, Purpose purpose, TokenHash token, Instant at) {
        return token.equals(tokens.get(account + purpose.name()));
    }

    @Override
    public boolean use(AccountId account, Purpose purpose, TokenHash token, Instant at) {
        return tokens.remove(account + purpose.name(), token);
    }

    @Override
    public Optional<TotpSecret> active(AccountId account) {
        return Optional.ofNullable(active.get(account));
    }

    @Override
    public Optional<TotpSecret> pending(AccountId account) {
        return Optional.ofNullable(pending.get(account));
    }

    @Override
    public void begin(AccountId account, TotpSecret secret, List<TokenHash> codes) {
        pending.put(account, secret);
    }

    @Override
    public boolean promote(AccountId account) {
        var secret = pending.remove(account);
        if (secret == null) {
            return false;
        }
        active.put(account, secret);
        return true;
    }

    @Override
    public void forget(AccountId account) {
        active.remove(account);
        pending.remove(account);
        backupCodes.clear();
    }

    @Override
    public void replaceBackupCodes(AccountId account, List<TokenHash> codes) {
        backupCodes.clear();
        backupCodes.addAll(codes);
    }

    @Override
    public boolean holds(AccountId account, TokenHash backupCode) {
        return backupCodes.contains(backupCode);
    }

    @Override
    public boolean use(AccountId account, TokenHash backupCode, Instant at) {
        return backupCodes.remove(backupCode);
    }

    @Override
    public void handIn(AccountId about, Letter letter, Instant expiresAt, Instant at) {
        letters.add(letter);
    }

    ExternalIdentities elsewhere() {
        return new ExternalIdentities() {
            @Override
            public Optional<AccountId> by(ClaimId identity) {
                return Optional.ofNullable(identities.get(identity));
            }

            @Override
            public Optional<ClaimId> of(AccountId account) {
                return identities.entrySet().stream()
                        .filter(known -> known.getValue().equals(account))
                        .map(Map.Entry::getKey)
                        .findAny();
            }

            @Override
            public void add(ClaimId identity, AccountId account) {
                identities.put(identity, account);
            }
        };
    }

    @Override
    public List<SessionId> beyond(AccountId account, int keep) {
        return sessions.reversed().stream()
                .filter(known -> known.account().equals(account))
                .skip(keep)
                .map(Session::id)
                .toList();
    }

    Departures departures() {
        return new Departures() {
            @Override
            public void begin(AccountId account, Map<String, Long> removed, Instant at) {
                departed.put(account, new Pending(account, removed, at));
            }

            @Override
            public List<Pending> pending(int limit) {
                return List.copyOf(departed.values());
            }

            @Override
            public void end(AccountId account) {
                departed.remove(account);
            }
        };
    }
}
