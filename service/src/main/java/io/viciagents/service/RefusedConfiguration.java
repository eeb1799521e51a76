package io.viciagents.service;

import java.util.List;

/** A subcommand asked for the configuration, and something is wrong with it. */
final class RefusedConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RefusedConfiguration(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each one line. */
    List<String> problems() {
        return problems;
    }
}
