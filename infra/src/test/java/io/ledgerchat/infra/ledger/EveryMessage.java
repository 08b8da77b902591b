package io.ledgerchat.infra.ledger;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Finds what can be sent on a bus: what handlers of the command side and the query side take and answer. */
final class EveryMessage {
    private EveryMessage() {}

    static List<Type> commands() {
        return taken(CommandHandler.class);
    }

    static List<Type> queries() {
        return taken(QueryHandler.class);
    }

    /** Without the handlers that answer nothing. */
    static List<Type> answers() {
        return Stream.of(CommandHandler.class, QueryHandler.class)
                .flatMap(EveryMessage::handlers)
                .filter(Method.class::isInstance)
                .map(handler -> ((Method) handler).getGenericReturnType())
                .filter(answer -> answer != void.class)
                .distinct()
                .sorted(Comparator.comparing(Type::getTypeName))
                .toList();
    }

    private static List<Type> taken(Class<? extends Annotation> kind) {
        return handlers(kind)
                .<Type>map(handler -> first(handler).getType())
                .distinct()
                .sorted(Comparator.comparing(Type::getTypeName))
                .toList();
    }

    private static Parameter first(Executable handler) {
        return handler.getParameters()[0];
    }

    private static Stream<Executable> handlers(Class<? extends Annotation> kind) {
        return classes()
                .flatMap(type -> Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors())))
                .filter(handler -> handler.isAnnotationPresent(kind) && !handler.isSynthetic());
    }

    private static Stream<Class<?>> classes() {
        var reader = new SimpleMetadataReaderFactory();
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:io/ledgerchat/{command,query}/**/*.class"))
                    .map(resource -> {
                        try {
                            return Class.forName(
                                    reader.getMetadataReader(resource)
                                            .getClassMetadata()
                                            .getClassName(),
                                    false,
                                    EveryMessage.class.getClassLoader());
                        } catch (IOException | ClassNotFoundException unreadable) {
                            throw new IllegalStateException(unreadable);
                        }
                    });
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
