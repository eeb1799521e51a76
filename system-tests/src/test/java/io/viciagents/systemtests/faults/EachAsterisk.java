package io.viciagents.systemtests.faults;

import io.viciagents.systemtests.asterisk.AsteriskVersion;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The tests of a class, on each version of Asterisk: its constructor is given the {@link Scene}, which is set once for all
 * its tests and closed after them.
 */
@ParameterizedClass
@ArgumentsSource(EachAsterisk.Scenes.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EachAsterisk {
    /** Agent nodes. */
    int nodes();

    /** How many calls each takes. */
    int slots();

    /** Sets one scene after the other, when its turn comes. */
    final class Scenes implements ArgumentsProvider {
        Scenes() {}

        @Override
        public Stream<? extends Arguments> provideArguments(ParameterDeclarations declared, ExtensionContext context) {
            EachAsterisk plan = context.getRequiredTestClass().getAnnotation(EachAsterisk.class);
            return Arrays.stream(AsteriskVersion.values())
                    .map(version -> Arguments.of(Scene.set(version, plan.nodes(), plan.slots())));
        }
    }
}
