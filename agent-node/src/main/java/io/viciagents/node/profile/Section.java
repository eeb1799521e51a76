package io.viciagents.node.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of the profile's file being read: knows its place in the file, and notes what is wrong instead of failing. */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");

    private final String path;
    private final JsonNode node;
    private final Problems problems;
    private final Set<String> read = new LinkedHashSet<>();

    Section(String path, JsonNode node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isMissingNode() && !node.isObject()) {
            problems.add(path.isEmpty() ? "profile" : path, "write keys and values here, such as 'name: value'");
        }
    }

    boolean has(String key) {
        read.add(key);
        return !get(key).isMissingNode();
    }

    String text(String key, String example) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            problem(key, "is missing; write for example '" + key + ": " + example + "'");
        }
        return text.orElse("");
    }

    Optional<String> text(String key) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            problem(key, "one piece of text is wanted");
            return Optional.empty();
        }
        return Optional.of(value.asText().strip());
    }

    /** A list, or one alone. */
    List<String> texts(String key) {
        JsonNode value = get(key);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode item : value) {
                if (item.isValueNode()) {
                    texts.add(item.asText().strip());
                } else {
                    problem(key, "each item must be one piece of text; put it in quotes");
                }
            }
        } else {
            text(key).ifPresent(texts::add);
        }
        return texts;
    }

    int number(String key, int otherwise, int least, int most) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            problem(key, "a whole number from " + least + " to " + most + " is wanted");
            return otherwise;
        }
        return value.asInt();
    }

    double amount(String key, double otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || value.asDouble() <= 0) {
            problem(key, "an amount above 0 is wanted, such as 0.40");
            return otherwise;
        }
        return value.asDouble();
    }

    /** Whether something is wanted: {@code key: true}. */
    boolean flag(String key) {
        JsonNode value = get(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problem(key, "write true or false");
        }
        return value.asBoolean(false);
    }

    /** Whatever stands there, unread. */
    JsonNode tree(String key) {
        return get(key);
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(text.get());
        if (parts.matches()) {
            long count = Long.parseLong(parts.group(1));
            Duration duration = parts.group(2).equals("ms")
                    ? Duration.ofMillis(count)
                    : Duration.ofSeconds(parts.group(2).equals("m") ? 60 * count : count);
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        problem(
                key,
                "'" + text.get() + "' does not do; write a time from " + least.toSeconds() + "s to " + most.toSeconds()
                        + "s, such as 7s or 5m");
        return otherwise;
    }

    <T> Optional<T> choice(String key, Map<String, T> choices) {
        // YAML 1.1 reads a bare off as false, and whoever writes it means the word.
        Optional<String> text =
                text(key).map(word -> word.equals("false") && choices.containsKey("off") ? "off" : word);
        if (text.isPresent() && !choices.containsKey(text.get())) {
            problem(key, "'" + text.get() + "' is unknown; write one of " + String.join(", ", choices.keySet()));
        }
        return text.map(choices::get);
    }

    Section section(String key) {
        return new Section(at(key), get(key), problems);
    }

    /** The sections under a key, by their names. */
    Map<String, Section> sections(String key) {
        Map<String, Section> sections = new LinkedHashMap<>();
        section(key).node.properties().forEach(entry -> {
            String child = at(key) + "." + entry.getKey();
            sections.put(entry.getKey(), new Section(child, entry.getValue(), problems));
        });
        return sections;
    }

    /** The pieces of text under a key, by their names. */
    Map<String, String> textsByName(String key) {
        Section section = section(key);
        Map<String, String> texts = new LinkedHashMap<>();
        section.node.fieldNames().forEachRemaining(name -> section.text(name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** The items of a list, or one alone, each read by {@code reader} from its node. */
    <T> List<T> items(String key, Function<JsonNode, T> reader) {
        JsonNode value = get(key);
        List<T> items = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> items.add(reader.apply(item)));
        } else if (!value.isMissingNode()) {
            items.add(reader.apply(value));
        }
        return items;
    }

    Section of(String key, JsonNode item) {
        return new Section(at(key), item, problems);
    }

    /** Notes keys that nobody asked for: mostly they are misspelt. */
    void refuseOthers() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                problem(key, "is unknown here; known are " + String.join(", ", read));
            }
        });
    }

    void problem(String key, String cure) {
        problems.add(at(key), cure);
    }

    String path() {
        return path;
    }

    private JsonNode get(String key) {
        read.add(key);
        JsonNode value = node.path(key);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private String at(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }
}
