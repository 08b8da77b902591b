package io.ledgerchat.infra.ledger.proof;

import io.ledgerchat.command.ledger.IntroduceSigningKey;
import io.ledgerchat.infra.embedded.CannotStart;
import io.ledgerchat.infra.key.MasterKey;
import io.ledgerchat.infra.verifier.WitnessKey;
import io.ledgerchat.query.ledger.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The tree over the log; only where the stored bytes come from depends on the engine. */
@Configuration(proxyBeanMethods = false)
class LedgerProofConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerProofConfiguration.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final Duration WITNESS_MAY_TAKE = Duration.ofSeconds(10);
    private static final long WITNESS_PAUSE_MILLIS = 10_000;

    @Bean
    @ConditionalOnProperty(name = "ledgerchat.event-store", havingValue = "postgres", matchIfMissing = true)
    StoredLog postgresLog(JdbcClient sql) {
        return new PostgresLog(sql);
    }

    @Bean
    @ConditionalOnProperty(name = "ledgerchat.event-store", havingValue = "axonserver")
    StoredLog axonServerLog(AxonServerConnectionManager connections) {
        return new AxonServerLog(() -> connections.getConnection().eventChannel());
    }

    @Bean
    TreeStore treeStore(JdbcTemplate jdbc) {
        return new TreeStore(jdbc);
    }

    @Bean
    Checkpoints checkpoints(JdbcClient sql) {
        return new Checkpoints(sql);
    }

    @Bean
    SigningKeys signingKeys(JdbcClient sql, MasterKey masterKey, Clock clock) {
        return new SigningKeys(sql, masterKey, clock);
    }

    @Bean
    LogSealing logSealing(
            StoredLog log,
            TreeStore tree,
            Checkpoints checkpoints,
            SigningKeys keys,
            PlatformTransactionManager transactions,
            Clock clock,
            CommandGateway commands,
            @Value("${LEDGERCHAT_CHECKPOINT_SECONDS:10}") long seconds) {
        return new LogSealing(
                log,
                tree,
                checkpoints,
                keys,
                transactions,
                clock,
                Duration.ofSeconds(seconds),
                key -> commands.sendAndWait(
                        new IntroduceSigningKey(key, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    @Bean
    Ledger ledger(StoredLog log, TreeStore tree, Checkpoints checkpoints, SigningKeys keys, LogSealing sealing) {
        return new MerkleLedger(log, tree, checkpoints, keys, sealing);
    }

    @Bean
    SealingThread sealingThread(
            LogSealing sealing,
            TreeStore tree,
            Checkpoints checkpoints,
            JdbcClient sql,
            @Value("${LEDGERCHAT_LEDGER_NAME:}") String name,
            @Value("${LEDGERCHAT_WITNESS_URL:}") String witnessUrl,
            @Value("${LEDGERCHAT_WITNESS_KEY:}") String witnessKey) {
        @Nullable WitnessThread witness = null;
        if (!witnessUrl.isBlank()) {
            var told = new Witness(witnessUrl, keyOf(witnessKey), WITNESS_MAY_TAKE, sql, tree, checkpoints);
            witness = new WitnessThread(told, WITNESS_PAUSE_MILLIS);
        }
        return new SealingThread(sealing, witness, origin(tree.origin(), name), PAUSE_MILLIS);
    }

    /**
     * The name that signatures carry for good: it is written once, and stands as one word in each of their lines.
     *
     * @param inForce the one that is written already, whatever was given since
     */
    static String origin(Optional<String> inForce, String name) {
        if (inForce.isPresent()) {
            String known = inForce.get();
            if (!name.isBlank() && !known.equals(name.strip())) {
                LOG.warn("LEDGERCHAT_LEDGER_NAME changes nothing: this log was named {} at its first start", known);
            }
            return known;
        }
        String origin = name.isBlank() ? drawnName() : name.strip();
        if (!origin.matches("[^\\s\\p{Z}\\p{C}+]{1,200}")) {
            throw new CannotStart("LEDGERCHAT_LEDGER_NAME is the name of the log in its checkpoints: please write it"
                    + " without spaces and without +, in at most 200 characters.");
        }
        return origin;
    }

    private static WitnessKey keyOf(String witness) {
        if (witness.isBlank()) {
            throw new CannotStart(
                    "LEDGERCHAT_WITNESS_URL names a witness: give its public key in LEDGERCHAT_WITNESS_KEY,"
                            + " as name+key id+base64, so that what it signs can be checked.");
        }
        try {
            return WitnessKey.parse(witness);
        } catch (IllegalArgumentException none) {
            throw new CannotStart("LEDGERCHAT_WITNESS_KEY is not the public key of a witness: " + none.getMessage());
        }
    }

    /** Unlike any other's; used at the first start only. */
    private static String drawnName() {
        byte[] bits = new byte[8];
        new SecureRandom().nextBytes(bits);
        return "ledgerchat/" + HexFormat.of().formatHex(bits);
    }
}
