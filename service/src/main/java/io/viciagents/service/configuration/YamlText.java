package io.viciagents.service.configuration;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML as far as its structure goes: no types, no tags, every scalar as it was written.
 *
 * <p>The parser's own messages quote the line they stumble over, which may hold a secret; ours name the line only.
 */
final class YamlText {
    /** References can multiply a small file into an endless one. */
    private static final int MOST_NODES = 50_000;

    private static final int DEEPEST = 50;

    private final Problems problems;
    private final Place place;
    private final Function<org.yaml.snakeyaml.nodes.Node, Origin> origins;

    /** Counts what was read, for the limit. */
    private int nodes;

    private YamlText(Problems problems, Place place, Function<org.yaml.snakeyaml.nodes.Node, Origin> origins) {
        this.problems = problems;
        this.place = place;
        this.origins = origins;
    }

    /** Reads the configuration file. */
    static Node ofFile(String text, Problems problems, Place place) {
        return new YamlText(
                        problems,
                        place,
                        node -> new Origin.Line(node.getStartMark().getLine() + 1))
                .read(text);
    }

    /** Reads a variable or a default that stands for a list, a map or a record. */
    static Node of(String text, Origin origin, Problems problems, Place place) {
        return new YamlText(problems, place, _ -> origin).read(text);
    }

    private Node read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? Node.ABSENT : convert(root, place, 0);
        } catch (MarkedYAMLException refused) {
            int line = refused.getProblemMark() == null
                    ? 1
                    : refused.getProblemMark().getLine() + 1;
            problems.add(
                    place,
                    "this is not YAML from line " + line + " on",
                    "look there for wrong indentation, a missing quote, or a value with special characters that wants"
                            + " quotes around it");
        } catch (YAMLException refused) {
            problems.add(
                    place,
                    "this is not YAML",
                    "look for control characters, too many references, or more nesting than " + DEEPEST);
        }
        return Node.ABSENT;
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node, Place at, int depth) {
        nodes++;
        if (nodes > MOST_NODES || depth > DEEPEST) {
            if (nodes <= MOST_NODES + 1) {
                problems.add(at, "this is too large or refers to itself", "write it without references");
                nodes = MOST_NODES + 1;
            }
            return Node.ABSENT;
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, at, depth);
            case SequenceNode sequence -> sequence(sequence, at, depth);
            case ScalarNode scalar when isNothing(scalar) -> Node.ABSENT;
            case ScalarNode scalar -> new Node.Scalar(scalar.getValue(), origins.apply(scalar));
            default -> throw new IllegalStateException("unknown kind of YAML node " + node.getClass());
        };
    }

    private static boolean isNothing(ScalarNode scalar) {
        return scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
                && scalar.getTag().equals(Tag.NULL);
    }

    private Node sequence(SequenceNode sequence, Place at, int depth) {
        List<Node> elements = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node element : sequence.getValue()) {
            elements.add(convert(element, at.element(elements.size()), depth + 1));
        }
        return new Node.Sequence(elements, origins.apply(sequence));
    }

    private Node mapping(MappingNode mapping, Place at, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(at, "a key is a list or a map", "put quotes around values that start with [ or {");
                continue;
            }
            Place below = at.key(key.getValue());
            Node value = convert(tuple.getValueNode(), below, depth + 1);
            if (entries.put(key.getValue(), value) != null) {
                problems.add(below, "the key is given twice, again as " + origins.apply(key), "keep one of them");
            }
        }
        return new Node.Mapping(entries, origins.apply(mapping));
    }
}
