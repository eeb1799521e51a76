package io.viciagents.systemtests.vicidial;

/**
 * What goes back by HTTP.
 *
 * @param httpStatus nearly always 200
 * @param body text
 */
record Reply(int httpStatus, String body) {
    static Reply text(String body) {
        return new Reply(200, body);
    }

    static Reply line(String body) {
        return text(body + "\n");
    }
}
