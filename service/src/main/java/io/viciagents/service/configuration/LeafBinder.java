package io.viciagents.service.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Binds single texts, after fetching those that stand in another file or variable. */
final class LeafBinder {
    private static final int LONGEST_SHOWN = 60;

    private final Path folder;
    private final Map<String, String> variables;
    private final Problems problems;

    /**
     * Binds with these sources.
     *
     * @param folder of the configuration file, from which relative paths count
     * @param variables of the process, all of them, for {@code {env: NAME}}
     */
    LeafBinder(Path folder, Map<String, String> variables, Problems problems) {
        this.folder = folder;
        this.variables = variables;
        this.problems = problems;
    }

    /** The value, or empty when a problem was noted. */
    Optional<Object> bind(Class<?> type, Node node, Place place) {
        return switch (node) {
            case Node.Absent _ -> {
                problems.add(place, "it is missing", "give it in the file, or in the variable " + place.variable());
                yield Optional.empty();
            }
            case Node.Scalar scalar -> read(type, scalar, place);
            case Node.Mapping mapping -> fetch(mapping, place).flatMap(scalar -> read(type, scalar, place));
            case Node.Sequence sequence -> {
                problems.add(
                        place, "one value is wanted, a list is given (" + sequence.origin() + ")", "give one value");
                yield Optional.empty();
            }
        };
    }

    private Optional<Object> read(Class<?> type, Node.Scalar scalar, Place place) {
        if (type == Secret.class && scalar.origin() instanceof Origin.Line line) {
            problems.add(
                    place,
                    "a secret stands in the file itself (" + line + ")",
                    "write {file: PATH} or {env: NAME} in its place, or set the variable " + place.variable());
            return Optional.empty();
        }
        try {
            Object value = Leaves.read(type, scalar.text());
            return Optional.of(value instanceof Path path ? folder.resolve(path) : value);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            problems.add(place, shown(type, scalar) + refused.getMessage());
            return Optional.empty();
        }
    }

    /** The refused text where it may be seen, and where it was given. */
    private static String shown(Class<?> type, Node.Scalar scalar) {
        boolean secret = type == Secret.class || scalar.origin() instanceof Origin.Elsewhere;
        String text = scalar.text().replaceAll("//[^/]*@", "//***@");
        String start = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return (secret ? "" : "'" + start + "' ") + "(" + scalar.origin() + "): ";
    }

    private Optional<Node.Scalar> fetch(Node.Mapping mapping, Place place) {
        if (mapping.entries().size() == 1) {
            if (mapping.get("file") instanceof Node.Scalar(String path, Origin _)) {
                return fromFile(path, place);
            }
            if (mapping.get("env") instanceof Node.Scalar(String name, Origin _)) {
                return fromVariable(name, place);
            }
        }
        problems.add(
                place,
                "one value is wanted, keys are given (" + mapping.origin() + ")",
                "give one value, or {file: PATH} or {env: NAME}");
        return Optional.empty();
    }

    private Optional<Node.Scalar> fromFile(String path, Place place) {
        try {
            Path file = folder.resolve(path);
            String text = Texts.read(file).stripTrailing();
            return Optional.of(new Node.Scalar(text, new Origin.Elsewhere("file " + file)));
        } catch (InvalidPathException refused) {
            problems.add(place, "the file is no path", "give the path of a file");
        } catch (Texts.Unreadable refused) {
            problems.add(place, String.valueOf(refused.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Node.Scalar> fromVariable(String name, Place place) {
        String text = variables.get(name);
        if (text == null) {
            problems.add(place, "there is no variable " + name, "set it, or name another in {env: NAME}");
            return Optional.empty();
        }
        return Optional.of(new Node.Scalar(text, new Origin.Elsewhere("variable " + name)));
    }
}
