package io.ledgerchat.api;

import io.ledgerchat.api.configuration.file.ConfigurationFileInitializer;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The one application of LedgerChat; {@code --help} says how to start it. */
@SpringBootApplication(scanBasePackages = "io.ledgerchat")
@EntityScan("io.ledgerchat")
@EnableJpaRepositories(basePackages = "io.ledgerchat", nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class LedgerChat {
    public static void main(String[] arguments) {
        CommandLine line = line();
        if (Stream.of(arguments).anyMatch(line.getSubcommands()::containsKey)) {
            silenceLibraries();
        }
        int code = line.execute(arguments);
        if (code != ServeCommand.SERVING) {
            System.exit(code);
        }
    }

    /** The server and every command beside it, as the command line knows them. */
    static CommandLine line() {
        return new CommandLine(new ServeCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ExportAnalyticsCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new ViewsCommand())
                .addSubcommand(new RebuildCommand())
                .addSubcommand(new DeadLettersCommand())
                .addSubcommand(new InviteCommand())
                .addSubcommand(new CreateUserCommand())
                .addSubcommand(new ResetPasswordCommand())
                .addSubcommand(new BanUserCommand())
                .addSubcommand(new DeleteUserCommand())
                .addSubcommand(new AddBalanceCommand())
                .setExecutionStrategy(LedgerChat::execute)
                .setExecutionExceptionHandler(new FailedCommand());
    }

    /** What only the server takes must not be dropped in silence; {@code --home} means the same on both sides. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            for (OptionSpec given : parsed.matchedOptions()) {
                if (!given.longestName().equals("--home")) {
                    throw new ParameterException(
                            parsed.commandSpec().commandLine(), given.longestName() + " does not go with a command.");
                }
            }
        }
        return new RunLast().execute(parsed);
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
