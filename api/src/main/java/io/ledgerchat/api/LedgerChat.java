package io.ledgerchat.api;

import io.ledgerchat.api.configuration.ConfigurationProblem;
import io.ledgerchat.api.configuration.file.ConfigurationFileInitializer;
import io.ledgerchat.infra.embedded.CannotStart;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import picocli.CommandLine;

/** The one application of LedgerChat; {@code --help} says how to start it. */
@SpringBootApplication(scanBasePackages = "io.ledgerchat")
@EntityScan("io.ledgerchat")
@EnableJpaRepositories(basePackages = "io.ledgerchat", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class LedgerChat {
    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            silenceLibraries();
        }
        int code = new CommandLine(new ServeCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ExportAnalyticsCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new ViewsCommand())
                .addSubcommand(new RebuildCommand())
                .addSubcommand(new InviteCommand())
                .addSubcommand(new CreateUserCommand())
                .addSubcommand(new ResetPasswordCommand())
                .addSubcommand(new BanUserCommand())
                .addSubcommand(new DeleteUserCommand())
                .addSubcommand(new AddBalanceCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof CannotStart || failure instanceof ConfigurationProblem) {
                        System.err.println(failure.getMessage());
                        return 1;
                    }
                    throw failure;
                })
                .execute(arguments);
        if (code != ServeCommand.SERVING) {
            System.exit(code);
        }
    }

    /** A command prints its answer alone: what libraries would say, down to their requests, is no part of it. */
    private static void silenceLibraries() {
        LoggingSystem.get(Objects.requireNonNull(LedgerChat.class.getClassLoader()))
                .beforeInitialize();
    }

    /** A test may bring another. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Prepares an application that has its databases; used by the command line and by tests alike. */
    public static SpringApplication with(Backends backends) {
        var application = new SpringApplication(LedgerChat.class);
        application.addInitializers(backends::register, new ConfigurationFileInitializer());
        return application;
    }
}
