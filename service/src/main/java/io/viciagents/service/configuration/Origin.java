package io.viciagents.service.configuration;

/** Where a value of the configuration was given; decides what may be shown of it. */
sealed interface Origin {
    /** In the YAML file itself, where everybody who has the file reads it. */
    record Line(int number) implements Origin {
        @Override
        public String toString() {
            return "line " + number;
        }
    }

    /** In a variable that overrides a key. */
    record Variable(String name) implements Origin {
        @Override
        public String toString() {
            return "variable " + name;
        }
    }

    /** By {@code {file: ...}} or {@code {env: ...}}; usually a secret. */
    record Elsewhere(String where) implements Origin {
        @Override
        public String toString() {
            return where;
        }
    }

    /** By the {@link Default} of the key. */
    record ByDefault() implements Origin {
        @Override
        public String toString() {
            return "the default";
        }
    }
}
