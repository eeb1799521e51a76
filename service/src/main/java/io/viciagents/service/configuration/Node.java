package io.viciagents.service.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of YAML before anybody knows its type.
 *
 * <p>Scalars keep their text as it was written: an extension {@code 0800} or a name {@code no} must not become a number or
 * a boolean on its way to a String.
 */
sealed interface Node {
    /** Nothing was given. */
    Node ABSENT = new Absent();

    /** Nothing, or a key without a value. */
    record Absent() implements Node {}

    /** A text. */
    record Scalar(String text, Origin origin) implements Node {}

    /** A list. */
    record Sequence(List<Node> elements, Origin origin) implements Node {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Keys and values, in the order of the file. */
    record Mapping(Map<String, Node> entries, Origin origin) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Node get(String key) {
            return entries.getOrDefault(key, ABSENT);
        }

        Mapping without(String key) {
            Map<String, Node> rest = new LinkedHashMap<>(entries);
            rest.remove(key);
            return new Mapping(rest, origin);
        }

        /** These entries, and those of the other that are missing here. */
        Mapping over(Mapping other) {
            Map<String, Node> merged = new LinkedHashMap<>(other.entries);
            entries.forEach((key, node) -> {
                if (!(node instanceof Absent)) {
                    merged.put(key, node);
                } else {
                    merged.putIfAbsent(key, node);
                }
            });
            return new Mapping(merged, origin);
        }
    }
}
