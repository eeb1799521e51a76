package io.viciagents.vicidial.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an answer, such as {@code SUCCESS: add_lead LEAD HAS BEEN ADDED - 7275551212|1001|100||aiapi}: the separator
 * before the details is {@code " - "} or {@code ": "}, as it happens, and the function's name may be missing.
 *
 * @param kind SUCCESS, ERROR or NOTICE
 * @param reason what it says, without the function's name; never holds what we sent
 * @param details the columns after the separator
 */
record ApiLine(Kind kind, String reason, List<String> details) {
    private static final Pattern SHAPE =
            Pattern.compile("(SUCCESS|ERROR|NOTICE): (.*?)(?: - ?|: ?|$)(.*)", Pattern.DOTALL);

    /** The first word of a line. */
    enum Kind {
        SUCCESS,
        ERROR,
        NOTICE
    }

    ApiLine {
        details = List.copyOf(details);
    }

    static Optional<ApiLine> parse(String function, String line) {
        Matcher shape = SHAPE.matcher(line);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String said = shape.group(2);
        String reason = said.startsWith(function + " ") ? said.substring(function.length() + 1) : said;
        return Optional.of(new ApiLine(
                Kind.valueOf(shape.group(1)), reason, List.of(shape.group(3).split("\\|", -1))));
    }

    /** The column, or an empty text where the line is too short. */
    String detail(int column) {
        return column < details.size() ? details.get(column) : "";
    }

    boolean is(Kind wanted, String start) {
        return kind == wanted && reason.startsWith(start);
    }
}
