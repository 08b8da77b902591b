package io.ledgerchat.infra.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ledgerchat.event.Personal;
import io.ledgerchat.event.Subject;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What commands, queries and answers need to be read back as they were said, without a word about it in the domain: a
 * member of a sealed family names its kind, and a personal field is its subject and its value.
 */
final class SpokenWords extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    SpokenWords() {
        super("ledgerchat-spoken");
        setMixInAnnotation(Personal.class, SpokenPersonal.class);
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.appendAnnotationIntrospector(new SealedFamilies());
    }

    /** Laid over {@link Personal}. */
    @JsonAutoDetect(
            fieldVisibility = Visibility.ANY,
            getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE)
    private abstract static class SpokenPersonal<T> {
        @JsonCreator
        @SuppressWarnings("UnusedVariable") // only their names and types are looked at
        SpokenPersonal(@JsonProperty("subject") Subject subject, @JsonProperty("value") @Nullable T value) {}
    }

    private static final class SealedFamilies extends NopAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final String KIND = "@kind";

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass annotated, JavaType base) {
            return isFamily(base.getRawClass())
                    ? new StdTypeResolverBuilder()
                            .init(JsonTypeInfo.Id.NAME, null)
                            .inclusion(JsonTypeInfo.As.PROPERTY)
                            .typeProperty(KIND)
                    : null;
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            return isFamily(annotated.getRawType())
                    ? members(annotated.getRawType())
                            .map(member -> new NamedType(member, member.getSimpleName()))
                            .toList()
                    : null;
        }

        private static boolean isFamily(Class<?> type) {
            return type.isSealed() && type.isInterface() && !type.isAnnotationPresent(JsonTypeInfo.class);
        }

        private static Stream<Class<?>> members(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedFamilies::members)
                    : Stream.of(type);
        }
    }
}
