package io.viciagents.systemtests.vicidial;

import java.util.Optional;

/** Who may do what: both APIs' checks before a function is looked at, with the lock after ten bad logins. */
final class Logins {
    private static final int MOST_FAILURES = 10;
    private static final int LOCKED_SECONDS = 900;

    private Logins() {}

    /** What the non-agent API answers instead; empty when all is well. */
    static Optional<Reply> nonAgent(Asked asked) {
        String source = asked.get("source");
        if (source.length() < 2) {
            String details = source.isEmpty() ? "||" : "|" + source + "|";
            return Optional.of(Reply.line("ERROR: Invalid Source - " + source + "\nERROR: Invalid Source: " + details));
        }
        Optional<Row> user = asked.books().find("vicidial_users", "user", asked.word("user"));
        if (user.filter(row -> isLocked(asked.books(), row)).isPresent()) {
            return Optional.of(
                    Reply.line("ERROR: Too many login attempts, try again in 15 minutes: |" + asked.user() + "|LOCK|"));
        }
        if (!passes(asked, user, 7)) {
            return Optional.of(Reply.line(
                    "ERROR: Login incorrect, please try again: |" + asked.user() + "|" + asked.get("pass") + "|BAD|"));
        }
        if (asked.function().isEmpty()) {
            return Optional.of(Reply.line("ERROR: NO FUNCTION SPECIFIED"));
        }
        return mayUse(user.orElseThrow(), asked.function())
                ? Optional.empty()
                : Optional.of(Reply.line("ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION: |"
                        + asked.user() + "|" + asked.function() + "|"));
    }

    /** What the agent API answers instead of looking at its parameters; empty when all is well. */
    static Optional<Reply> agent(Asked asked) {
        if (asked.get("source").length() < 2) {
            return Optional.of(Reply.line("ERROR: Invalid Source - " + asked.get("source")));
        }
        Optional<Row> user = asked.books().find("vicidial_users", "user", asked.word("user"));
        String who = asked.user() + "|" + asked.get("pass");
        boolean locked = user.filter(row -> isLocked(asked.books(), row)).isPresent();
        if (locked || !passes(asked, user, 1)) {
            return Optional.of(Reply.line("ERROR: Invalid Username/Password: |" + who + "|0|1|BAD|0|api|"
                    + "SELECT count(*) from vicidial_users where user='" + asked.user() + "' and pass='"
                    + asked.get("pass") + "' and user_level > 0 and active='Y' and ( (failed_login_count < 10) or"
                    + " (UNIX_TIMESTAMP(last_login_date) < " + (asked.books().epoch() - LOCKED_SECONDS) + ") );|"));
        }
        return user.orElseThrow().is("vdc_agent_api_access", 1)
                ? Optional.empty()
                : Optional.of(Reply.line("ERROR: Invalid Username/Password: |" + who + "|1|0|GOOD|"));
    }

    /** Whether the user may use the function; asked after the parameters by the agent API. */
    static boolean mayUse(Asked asked) {
        return asked.books()
                .find("vicidial_users", "user", asked.word("user"))
                .filter(user -> mayUse(user, asked.function()))
                .isPresent();
    }

    private static boolean mayUse(Row user, String function) {
        return user.lists("api_allowed_functions", "ALL_FUNCTIONS") || user.lists("api_allowed_functions", function);
    }

    private static boolean isLocked(Books books, Row user) {
        return user.number("failed_login_count") >= MOST_FAILURES
                && user.number("last_login_date") >= books.epoch() - LOCKED_SECONDS;
    }

    private static boolean passes(Asked asked, Optional<Row> user, int level) {
        boolean good = user.filter(row -> row.is("pass", asked.word("pass")) && row.is("active", "Y"))
                .isPresent();
        user.ifPresent(row -> row.set(
                "failed_login_count",
                good ? 0 : row.number("failed_login_count") + 1,
                "last_login_date",
                asked.books().epoch()));
        return good && user.orElseThrow().number("user_level") >= level;
    }
}
