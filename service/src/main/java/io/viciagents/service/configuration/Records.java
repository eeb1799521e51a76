package io.viciagents.service.configuration;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Creates records, whoever may see them, and turns the refusal of a compact constructor into a problem. */
final class Records {
    private Records() {}

    static Optional<Object> create(Class<?> type, List<Object> values, Place place, Problems problems) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException refused) {
            if (!(refused.getCause() instanceof RuntimeException reason)) {
                throw new IllegalStateException(type + " could not be created", refused);
            }
            if (reason instanceof WrongKeys wrong) {
                wrong.sentences().forEach((key, sentence) -> problems.add(place.key(key), sentence));
            } else {
                problems.add(place, sentence(reason));
            }
            return Optional.empty();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " could not be created", broken);
        }
    }

    /** The constructor's own sentence; whoever refuses by another exception has not written one. */
    private static String sentence(RuntimeException reason) {
        String message = reason instanceof IllegalArgumentException ? reason.getMessage() : reason.toString();
        String wrong = message == null ? "these values do not go together" : message;
        return wrong.contains(";") ? wrong : wrong + "; change the value";
    }

    /** What the record holds under this key. */
    static Object read(Record holder, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(component + " could not be read", broken);
        }
    }
}
