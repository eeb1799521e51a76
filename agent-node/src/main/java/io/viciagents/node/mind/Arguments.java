package io.viciagents.node.mind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a model wants a tool to be used with: a stranger's input, held against the tool's JSON schema. */
final class Arguments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 2000;

    private final JsonNode values;

    private Arguments(JsonNode values) {
        this.values = values;
    }

    /**
     * The arguments, if they fit.
     *
     * @throws Unfit with a sentence from which the model learns what to do
     */
    static Arguments read(String written, String schema) throws Unfit {
        JsonNode values = tree(written.isBlank() ? "{}" : written);
        if (!values.isObject()) {
            throw new Unfit("a JSON object is wanted");
        }
        JsonNode object = tree(schema);
        for (JsonNode required : object.path("required")) {
            if (values.path(required.asText()).isMissingNode()) {
                throw new Unfit("'" + required.asText() + "' is missing");
            }
        }
        for (var property : object.path("properties").properties()) {
            JsonNode value = values.path(property.getKey());
            if (!value.isMissingNode()) {
                Optional<String> problem = problem(value, property.getValue());
                if (problem.isPresent()) {
                    throw new Unfit("'" + property.getKey() + "' " + problem.get());
                }
            }
        }
        return new Arguments(values);
    }

    private static JsonNode tree(String text) throws Unfit {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new Unfit("a JSON object is wanted");
        }
    }

    private static Optional<String> problem(JsonNode value, JsonNode schema) {
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            return Optional.of("must be of type " + type);
        }
        if (schema.has("enum") && !isOneOf(value, schema.path("enum"))) {
            return Optional.of("must be one of " + schema.path("enum"));
        }
        return value.isTextual() ? textProblem(value.asText(), schema) : numberProblem(value, schema);
    }

    private static boolean isOneOf(JsonNode value, JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> textProblem(String text, JsonNode schema) {
        int longest = schema.path("maxLength").asInt(LONGEST_TEXT);
        if (text.length() > longest || text.length() < schema.path("minLength").asInt(0)) {
            return Optional.of("must have " + schema.path("minLength").asInt(0) + " to " + longest + " characters");
        }
        String pattern = schema.path("pattern").asText();
        return pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find()
                ? Optional.empty()
                : Optional.of("must match " + pattern);
    }

    private static Optional<String> numberProblem(JsonNode value, JsonNode schema) {
        double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        double most = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
        return !value.isNumber() || (value.asDouble() >= least && value.asDouble() <= most)
                ? Optional.empty()
                : Optional.of("must be from " + least + " to " + most);
    }

    /** The argument as text; empty when it was not given. */
    String text(String name) {
        return values.path(name).asText("").strip();
    }

    /** The argument as a whole number. */
    int number(String name) {
        return values.path(name).asInt();
    }

    /** All of them. */
    JsonNode all() {
        return values;
    }

    /** The arguments can not be used. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String reason) {
            super(reason, null, false, false);
        }

        /** A sentence for the model. */
        String reason() {
            return "The arguments do not fit: " + getMessage() + ".";
        }
    }
}
