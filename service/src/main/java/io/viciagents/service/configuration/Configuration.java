package io.viciagents.service.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a configuration: the tree of records, or everything that is wrong with it at once.
 *
 * <p>The components of the records are the keys. Known types: records, {@code List}, {@code Map<String, X>},
 * {@code Optional}, enums (in the file as {@code lower-case-kebab}), sealed interfaces of records (a key {@code type} names
 * the record as {@code lower-case-kebab}; its name alone means all its defaults), {@code Duration} ({@code 500ms},
 * {@code 2s}, {@code PT1S}), numbers, {@code boolean}, {@code String}, {@code Path} (relative ones count from the folder of
 * the file), {@code URI} and {@link Secret}. Compact constructors refuse values by {@link IllegalArgumentException}, with a
 * message that says what was wanted and what was given. A key without a value counts as not given, so no null reaches a
 * record.
 *
 * <p>Any value may be taken from elsewhere: {@code password: {file: /run/secrets/x}} or {@code {env: NAME}}. And any key
 * is overridden by the environment: {@code http.port} by {@code PREFIX_HTTP_PORT}, {@code fallbackExtension} by
 * {@code PREFIX_FALLBACK_EXTENSION}, the password of the first in a list by {@code PREFIX_ASTERISKS_0_PASSWORD}, and a whole
 * list, map or record by YAML text ({@code PREFIX_HOSTS='[a, b]'}). A variable with the prefix that overrides nothing is
 * wrong too, but for those that Kubernetes sets for a service of that name.
 *
 * @param <T> the record of the whole tree
 */
public sealed interface Configuration<T extends Record> {
    /**
     * The configuration is complete and every record has accepted it.
     *
     * @param value the tree
     */
    record Loaded<T extends Record>(T value) implements Configuration<T> {}

    /**
     * Something is wrong.
     *
     * @param problems each one line, {@code key.path: what is wrong; what to do}; never a secret in them
     */
    record Refused<T extends Record>(List<String> problems) implements Configuration<T> {
        /** Keeps the problems as they were given. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the file and lays the environment over it.
     *
     * @param envPrefix of the overriding variables, such as {@code DISPATCHER}, without the underscore
     * @param environment usually {@code System.getenv()}
     */
    static <T extends Record> Configuration<T> load(
            Path yaml, Class<T> type, String envPrefix, Map<String, String> environment) {
        return new Loading<>(type, envPrefix, environment).from(Optional.of(yaml));
    }

    /** As {@link #load}, but everything comes from the environment and the defaults. */
    static <T extends Record> Configuration<T> withoutFile(
            Class<T> type, String envPrefix, Map<String, String> environment) {
        return new Loading<>(type, envPrefix, environment).from(Optional.empty());
    }

    /** The effective configuration as YAML, each key under its {@link Doc}, secrets hidden. */
    static String print(Record value) {
        return new Printer().print(value);
    }

    /** What may stand in the file, as a JSON Schema (draft 7): for editors, and for the values of the Helm chart. */
    static String schema(Class<? extends Record> type) {
        return JsonSchema.of(type)
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .encodePrettily();
    }
}
