package io.viciagents.node.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the JSON schema of a tool's arguments. What is checked when a model calls the tool is a part of JSON Schema; a
 * keyword that would not be checked is refused, so that nobody relies on it.
 */
final class SchemaReader {
    private static final Set<String> OF_AN_OBJECT = Set.of("type", "properties", "required", "additionalProperties");
    private static final Set<String> OF_A_PROPERTY =
            Set.of("type", "description", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "format");
    private static final List<String> TYPES = List.of("string", "integer", "number", "boolean");

    private SchemaReader() {}

    /** The schema as JSON; an object without properties if there is none. */
    static String read(Section section, String key) {
        JsonNode schema = section.tree(key);
        if (schema.isMissingNode()) {
            return "{\"type\":\"object\",\"properties\":{}}";
        }
        if (!schema.path("type").asText().equals("object")) {
            section.problem(key, "must be a JSON schema with 'type: object'");
        }
        known(section, key, schema, OF_AN_OBJECT);
        schema.path("properties").properties().forEach(entry -> {
            String path = key + ".properties." + entry.getKey();
            known(section, path, entry.getValue(), OF_A_PROPERTY);
            if (!TYPES.contains(entry.getValue().path("type").asText())) {
                section.problem(path + ".type", "must be one of " + String.join(", ", TYPES));
            }
            pattern(section, path, entry.getValue().path("pattern").asText());
        });
        for (JsonNode required : schema.path("required")) {
            if (!schema.path("properties").has(required.asText())) {
                section.problem(key + ".required", "'" + required.asText() + "' is none of the properties");
            }
        }
        return schema.toString();
    }

    private static void pattern(Section section, String path, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException malformed) {
            section.problem(path + ".pattern", "is no regular expression: " + malformed.getDescription());
        }
    }

    private static void known(Section section, String path, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(keyword -> {
            if (!known.contains(keyword)) {
                section.problem(path + "." + keyword, "is not checked by us; leave it out, or describe it in words");
            }
        });
    }
}
