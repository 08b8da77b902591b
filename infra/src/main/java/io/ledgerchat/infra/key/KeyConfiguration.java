package io.ledgerchat.infra.key;

import io.ledgerchat.command.ledger.Holds;
import io.ledgerchat.infra.embedded.HomeFolder;
import io.ledgerchat.query.view.Generations;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;

/** Data keys, the master key over them, and their destruction. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(KeyConfiguration.class);

    @Bean
    MasterKey masterKey(HomeFolder home, Environment environment) {
        return FileMasterKey.open(home.path(), environment.getProperty(FileMasterKey.ENVIRONMENT));
    }

    @Bean
    DataKeyStore dataKeyStore(@Qualifier("keyDataSource") DataSource keyDataSource, MasterKey masterKey) {
        var store = new DataKeyStore(keyDataSource, masterKey);
        store.checkMasterKey();
        return store;
    }

    @Bean
    CachedDataKeys dataKeys(DataKeyStore store) {
        return new CachedDataKeys(store);
    }

    @Bean
    FieldCipher fieldCipher(CachedDataKeys keys) {
        return new FieldCipher(keys);
    }

    /** Re-applies the journal before anything is read, and has the views filled anew if that erases anything. */
    @Bean
    KeyDestruction keyDestruction(
            @Qualifier("keyDataSource") DataSource keyDataSource,
            CachedDataKeys keys,
            HomeFolder home,
            Environment environment,
            ObjectProvider<Holds> holds,
            ObjectProvider<Generations> views) {
        var journal = ErasureJournal.at(home.path(), environment.getProperty("LEDGERCHAT_ERASURE_JOURNAL"));
        var destruction = new KeyDestruction(keyDataSource, journal, keys, holds::getObject);
        destruction.reapplyJournal(() -> {
            LOG.warn("The keys are older than the journal of erasures: all views are filled again");
            views.getObject().loseAll();
        });
        return destruction;
    }

    @Bean
    WhenConversationDeletedThenKeyIsDestroyedLater whenConversationDeletedThenKeyIsDestroyedLater(
            KeyDestruction keys, @Value("${ledgerchat.erasure.grace:P30D}") Duration grace) {
        return new WhenConversationDeletedThenKeyIsDestroyedLater(keys, grace);
    }

    @Bean
    WhenFileDeletedThenKeyIsDestroyedLater whenFileDeletedThenKeyIsDestroyedLater(
            KeyDestruction keys, @Value("${ledgerchat.erasure.grace:P30D}") Duration grace) {
        return new WhenFileDeletedThenKeyIsDestroyedLater(keys, grace);
    }

    @Bean
    WhenAccountDeletedThenKeysAreDestroyed whenAccountDeletedThenKeysAreDestroyed(KeyDestruction keys) {
        return new WhenAccountDeletedThenKeysAreDestroyed(keys);
    }

    @Bean
    DueDestructions dueDestructions(KeyDestruction keys, Clock clock) {
        return new DueDestructions(keys, clock);
    }

    /** Looks once a minute whether a grace period is over. */
    record DueDestructions(KeyDestruction keys, Clock clock) {
        @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
        void destroy() {
            keys.destroyDue(clock.instant());
        }
    }
}
