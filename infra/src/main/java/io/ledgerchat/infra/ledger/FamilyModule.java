package io.ledgerchat.infra.ledger;

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
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a member of a sealed family name its kind, so that commands, queries and answers are read back as they were said
 * without a word about it in the domain. Families that say themselves how they are named are left alone.
 */
final class FamilyModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    FamilyModule() {
        super("ledgerchat-families");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.appendAnnotationIntrospector(new Families());
    }

    private static final class Families extends NopAnnotationIntrospector {
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
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Families::members)
                    : Stream.of(type);
        }
    }
}
