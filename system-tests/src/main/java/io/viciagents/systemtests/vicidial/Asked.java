package io.viciagents.systemtests.vicidial;

import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One request to either API.
 *
 * @param parameters as they came
 * @param books to answer from
 */
record Asked(Map<String, String> parameters, Books books) {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    boolean yes(String name) {
        return get(name).equals("Y");
    }

    String user() {
        return get("user");
    }

    String function() {
        return get("function");
    }

    /** VICIdial strips what it does not expect, and does not say so. */
    String word(String name) {
        return get(name).replaceAll("[^-_0-9A-Za-z]", "");
    }

    String now() {
        return TIME.format(books.now());
    }

    /** With the header if it was asked for. */
    Reply table(String header, String rows) {
        return Reply.text((get("header").equals("YES") ? header + "\n" : "") + rows);
    }

    Reply error(String reason, String details) {
        return Reply.line("ERROR: " + function() + " " + reason + details);
    }

    Reply success(String reason, String details) {
        return Reply.line("SUCCESS: " + function() + " " + reason + details);
    }
}
