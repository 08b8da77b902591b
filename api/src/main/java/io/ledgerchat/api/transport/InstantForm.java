package io.ledgerchat.api.transport;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Times in answers are ISO-8601 in UTC with three digits of milliseconds, also when they are zero (contract 00 §8). */
@Configuration(proxyBeanMethods = false)
class InstantForm {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    @Bean
    JacksonModule instantsWithMilliseconds() {
        return new SimpleModule("instants-with-milliseconds").addSerializer(Instant.class, new ValueSerializer<>() {
            @Override
            public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
                out.writeString(FORM.format(value));
            }
        });
    }
}
