package io.ledgerchat.api.configuration;

import java.lang.reflect.Method;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the intervals of what is done every so often before Spring does, which would end the start with a stack trace: one
 * that is no duration, or none that can be waited for, is a setting like any other.
 */
@Component
class ReadableIntervals implements BeanPostProcessor {
    private static final String OURS = "io.ledgerchat";

    private final Environment environment;

    ReadableIntervals(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean.getClass().getPackageName().startsWith(OURS)) {
            for (Method method : bean.getClass().getDeclaredMethods()) {
                for (Scheduled scheduled : method.getAnnotationsByType(Scheduled.class)) {
                    require(scheduled.fixedDelayString(), Duration.ofMillis(1));
                    require(scheduled.initialDelayString(), Duration.ZERO);
                }
            }
        }
        return bean;
    }

    private void require(String placeholder, Duration least) {
        NamedVariable.in(placeholder).ifPresent(variable -> {
            if (!isAtLeast(least, environment.resolvePlaceholders(placeholder))) {
                throw new ConfigurationProblem(variable.problem() + " " + variable.example() + ".");
            }
        });
    }

    private static boolean isAtLeast(Duration least, String written) {
        try {
            return DurationFormatterUtils.detectAndParse(written, DurationFormat.Unit.MILLIS)
                            .compareTo(least)
                    >= 0;
        } catch (IllegalArgumentException | ArithmeticException noDuration) {
            return false;
        }
    }
}
