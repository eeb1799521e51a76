package io.viciagents.service.configuration;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kind of value a key wants, read from the type of its record component. */
sealed interface Shape {
    /** One text: a number, a duration, an enum, a secret. */
    record Leaf(Class<?> type) implements Shape {}

    /** A record: keys of its own. */
    record Section(Class<?> type) implements Shape {
        List<RecordComponent> components() {
            return List.of(type.getRecordComponents());
        }

        List<String> keys() {
            return components().stream().map(RecordComponent::getName).toList();
        }
    }

    /** A sealed interface of records, told apart by the key {@code type}. */
    record Choice(Class<?> type) implements Shape {
        Map<String, Section> options() {
            Map<String, Section> options = new LinkedHashMap<>();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                switch (of(permitted)) {
                    case Section section -> options.put(Names.kebab(permitted.getSimpleName()), section);
                    case Choice choice -> options.putAll(choice.options());
                    case Leaf _, Listing _, Table _, Perhaps _ -> throw unknown(permitted);
                }
            }
            return options;
        }
    }

    /** A list. */
    record Listing(Shape element) implements Shape {}

    /** A map from names to values. */
    record Table(Shape value) implements Shape {}

    /** An optional value. */
    record Perhaps(Shape value) implements Shape {}

    /** The shape of a type; a type that no configuration can hold is a mistake in our code. */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return new Section(plain);
        }
        if (plain.isInterface() && plain.isSealed()) {
            return new Choice(plain);
        }
        if (Leaves.knows(plain)) {
            return new Leaf(plain);
        }
        throw unknown(type);
    }

    private static Shape ofGeneric(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new Listing(of(arguments[0]));
        }
        if (type.getRawType() == Optional.class) {
            return new Perhaps(of(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new Table(of(arguments[1]));
        }
        throw unknown(type);
    }

    private static IllegalStateException unknown(Type type) {
        return new IllegalStateException("no configuration can hold a " + type.getTypeName() + "; known are "
                + Arrays.asList(
                        "records", "sealed interfaces of records", "enums", "List", "Map<String, X>", "Optional")
                + " and " + Leaves.known());
    }
}
