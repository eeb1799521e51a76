package io.viciagents.service.configuration;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks the types of the records and the tree of the file together, looks into the environment at each place, and notes
 * what does not fit; goes on after each problem, so that all are found.
 *
 * <p>Every {@code bind} answers empty if, and only if, it noted a problem.
 */
final class Binder {
    private static final String TYPE = "type";

    private final Environment environment;
    private final LeafBinder leaves;
    private final Problems problems;

    Binder(Environment environment, LeafBinder leaves, Problems problems) {
        this.environment = environment;
        this.leaves = leaves;
        this.problems = problems;
    }

    Optional<Object> bind(Shape shape, Node given, Place place) {
        Node node = shape instanceof Shape.Perhaps ? given : overridden(shape, given, place);
        return switch (shape) {
            case Shape.Leaf leaf -> leaves.bind(leaf.type(), node, place);
            case Shape.Perhaps perhaps -> perhaps(perhaps, node, place);
            case Shape.Section section -> section(section, node, place);
            case Shape.Choice choice -> choice(choice, node, place);
            case Shape.Listing listing -> listing(listing, node, place);
            case Shape.Table table -> table(table, node, place);
        };
    }

    private Node overridden(Shape shape, Node given, Place place) {
        return environment
                .at(place)
                .map(text -> text(shape, text, new Origin.Variable(place.variable()), place))
                .orElse(given);
    }

    private Node text(Shape shape, String text, Origin origin, Place place) {
        return switch (shape) {
            case Shape.Leaf _ -> new Node.Scalar(text, origin);
            case Shape.Perhaps perhaps -> text(perhaps.value(), text, origin, place);
            case Shape.Section _, Shape.Choice _, Shape.Listing _, Shape.Table _ ->
                YamlText.of(text, origin, problems, place);
        };
    }

    private Optional<Object> perhaps(Shape.Perhaps perhaps, Node node, Place place) {
        if (node instanceof Node.Absent && !environment.mentions(perhaps.value(), place)) {
            environment.at(place);
            return Optional.of(Optional.empty());
        }
        return bind(perhaps.value(), node, place).map(Optional::of);
    }

    private Optional<Object> section(Shape.Section section, Node node, Place place) {
        return switch (node) {
            case Node.Absent _ ->
                section(section, new Node.Mapping(Map.of(), new Origin.ByDefault()), place, List.of());
            case Node.Mapping mapping -> section(section, mapping, place, List.of());
            case Node.Scalar scalar -> wrongKind(place, "keys of its own are wanted", scalar.origin(), section.keys());
            case Node.Sequence list -> wrongKind(place, "keys of its own are wanted", list.origin(), section.keys());
        };
    }

    private Optional<Object> section(Shape.Section section, Node.Mapping mapping, Place place, List<String> otherKeys) {
        List<String> known = new ArrayList<>(otherKeys);
        known.addAll(section.keys());
        mapping.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(place.key(key), "there is no such key", Names.cure(key, known)));
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : section.components()) {
            component(component, mapping.get(component.getName()), place.key(component.getName()))
                    .ifPresent(values::add);
        }
        return values.size() == section.components().size()
                ? Records.create(section.type(), values, place, problems)
                : Optional.empty();
    }

    private Optional<Object> component(RecordComponent component, Node given, Place place) {
        Shape shape = Shape.of(component.getGenericType());
        Default byDefault = component.getAnnotation(Default.class);
        if (byDefault == null) {
            return bind(shape, given, place);
        }
        Node standard = text(shape, byDefault.value(), new Origin.ByDefault(), place);
        if (shape instanceof Shape.Section
                && given instanceof Node.Mapping mapping
                && standard instanceof Node.Mapping under) {
            return bind(shape, mapping.over(under), place);
        }
        return bind(shape, given instanceof Node.Absent ? empty(shape, standard) : given, place);
    }

    /** A list or map whose default is without text is empty. */
    private static Node empty(Shape shape, Node standard) {
        if (standard instanceof Node.Absent) {
            return switch (shape) {
                case Shape.Listing _ -> new Node.Sequence(List.of(), new Origin.ByDefault());
                case Shape.Table _ -> new Node.Mapping(Map.of(), new Origin.ByDefault());
                case Shape.Leaf _, Shape.Section _, Shape.Choice _, Shape.Perhaps _ -> standard;
            };
        }
        return standard;
    }

    private Optional<Object> choice(Shape.Choice choice, Node node, Place place) {
        Map<String, Shape.Section> options = choice.options();
        Node.Mapping keys =
                node instanceof Node.Mapping mapping ? mapping : new Node.Mapping(Map.of(), new Origin.ByDefault());
        Node named = node instanceof Node.Scalar ? node : keys.get(TYPE);
        Optional<Object> type = leaves.bind(
                String.class, overridden(new Shape.Leaf(String.class), named, place.key(TYPE)), place.key(TYPE));
        if (type.isEmpty()) {
            environment.skip(place);
            return Optional.empty();
        }
        Shape.Section section = options.get(type.get());
        if (section == null) {
            environment.skip(place);
            problems.add(
                    place.key(TYPE),
                    "there is no such type",
                    Names.cure(type.get().toString(), options.keySet()));
            return Optional.empty();
        }
        return section(section, keys.without(TYPE), place, List.of(TYPE));
    }

    private Optional<Object> listing(Shape.Listing listing, Node node, Place place) {
        List<Node> elements = new ArrayList<>();
        switch (node) {
            case Node.Sequence sequence -> elements.addAll(sequence.elements());
            case Node.Absent _ when environment.mentions(listing, place) -> {}
            case Node.Absent _ -> {
                return missing(place, "a list");
            }
            case Node.Scalar scalar -> {
                return wrongKind(place, "a list is wanted", scalar.origin(), List.of("- first", "- second"));
            }
            case Node.Mapping mapping -> {
                return wrongKind(place, "a list is wanted", mapping.origin(), List.of("- first", "- second"));
            }
        }
        while (environment.mentions(listing.element(), place.element(elements.size()))) {
            elements.add(Node.ABSENT);
        }
        List<Object> values = new ArrayList<>();
        for (int index = 0; index < elements.size(); index++) {
            bind(listing.element(), elements.get(index), place.element(index)).ifPresent(values::add);
        }
        return values.size() == elements.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> table(Shape.Table table, Node node, Place place) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Object> values = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((key, value) ->
                                bind(table.value(), value, place.key(key)).ifPresent(bound -> values.put(key, bound)));
                yield values.size() == mapping.entries().size()
                        ? Optional.of(java.util.Collections.unmodifiableMap(values))
                        : Optional.empty();
            }
            case Node.Absent _ -> missing(place, "a map");
            case Node.Scalar scalar -> wrongKind(place, "a map is wanted", scalar.origin(), List.of("name: value"));
            case Node.Sequence list -> wrongKind(place, "a map is wanted", list.origin(), List.of("name: value"));
        };
    }

    private Optional<Object> missing(Place place, String what) {
        environment.skip(place);
        problems.add(place, what + " is missing", "give it in the file, or as YAML in " + place.variable());
        return Optional.empty();
    }

    private Optional<Object> wrongKind(Place place, String wanted, Origin given, List<String> such) {
        environment.skip(place);
        problems.add(
                place, wanted + ", something else is given (" + given + ")", "write there " + String.join(", ", such));
        return Optional.empty();
    }
}
