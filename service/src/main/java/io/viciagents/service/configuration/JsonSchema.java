package io.viciagents.service.configuration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Describes what a configuration may hold as a JSON Schema (draft 7, the one that Helm and editors read): every key with
 * its {@link Doc}, no key that is not known, secrets by reference only. What only a compact constructor can refuse, it
 * lets pass.
 */
final class JsonSchema {
    private static final String DURATION = "^([0-9]{1,12} ?(us|ms|s|m|h|d)|-?P.+)$";

    private JsonSchema() {}

    static JsonObject of(Class<? extends Record> type) {
        return section(new Shape.Section(type));
    }

    private static JsonObject schema(Shape shape) {
        return switch (shape) {
            case Shape.Leaf leaf -> anyWhere(leaf(leaf.type()), leaf.type());
            case Shape.Section section -> section(section);
            case Shape.Choice choice -> choice(choice);
            case Shape.Listing listing -> new JsonObject().put("type", "array").put("items", schema(listing.element()));
            case Shape.Table table ->
                new JsonObject().put("type", "object").put("additionalProperties", schema(table.value()));
            case Shape.Perhaps perhaps -> schema(perhaps.value());
        };
    }

    private static JsonObject section(Shape.Section section) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (RecordComponent component : section.components()) {
            properties.put(component.getName(), key(component));
            if (mustBeGiven(component)) {
                required.add(component.getName());
            }
        }
        JsonObject schema = new JsonObject().put("type", "object").put("additionalProperties", false);
        schema.put("properties", properties);
        return required.isEmpty() ? schema : schema.put("required", required);
    }

    private static JsonObject key(RecordComponent component) {
        JsonObject described = new JsonObject();
        Doc doc = component.getAnnotation(Doc.class);
        Default preset = component.getAnnotation(Default.class);
        if (doc != null) {
            boolean tells = preset != null && !preset.value().isEmpty();
            described.put("description", doc.value() + (tells ? " (default " + preset.value() + ")" : ""));
        }
        return described.mergeIn(schema(Shape.of(component.getGenericType())));
    }

    private static boolean mustBeGiven(RecordComponent component) {
        return component.getAnnotation(Default.class) == null
                && !(Shape.of(component.getGenericType()) instanceof Shape.Perhaps);
    }

    /** A record, or the bare name of one whose defaults will do. */
    private static JsonObject choice(Shape.Choice choice) {
        JsonArray options = new JsonArray();
        for (Map.Entry<String, Shape.Section> option : choice.options().entrySet()) {
            JsonObject schema = section(option.getValue());
            JsonObject keys = new JsonObject().put("type", new JsonObject().put("const", option.getKey()));
            schema.put("properties", keys.mergeIn(schema.getJsonObject("properties")));
            JsonArray required = new JsonArray().add("type");
            schema.getJsonArray("required", new JsonArray()).forEach(required::add);
            options.add(schema.put("required", required));
        }
        options.add(new JsonObject()
                .put("enum", new JsonArray(choice.options().keySet().stream().toList())));
        return new JsonObject().put("oneOf", options);
    }

    private static JsonObject leaf(Class<?> type) {
        if (type.isEnum()) {
            return new JsonObject()
                    .put(
                            "enum",
                            new JsonArray(Arrays.stream(type.getEnumConstants())
                                    .map(constant -> Names.kebab(((Enum<?>) constant).name()))
                                    .toList()));
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new JsonObject().put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return new JsonObject().put("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return new JsonObject().put("type", "boolean");
        }
        JsonObject text = new JsonObject().put("type", "string");
        if (type == Duration.class) {
            return text.put("pattern", DURATION);
        }
        return type == Path.class || type == URI.class ? text.put("minLength", 1) : text;
    }

    /** Any value may stand in a file or a variable; a secret must. */
    private static JsonObject anyWhere(JsonObject here, Class<?> type) {
        JsonArray ways = new JsonArray();
        if (type != Secret.class) {
            ways.add(here);
        }
        return new JsonObject().put("oneOf", ways.add(reference("file")).add(reference("env")));
    }

    private static JsonObject reference(String key) {
        return new JsonObject()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("required", new JsonArray().add(key))
                .put("properties", new JsonObject().put(key, new JsonObject().put("type", "string")));
    }
}
