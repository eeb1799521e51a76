package io.viciagents.service.life;

/** What the process tells whoever started it. */
public enum ExitCode {
    /** Stopped as asked: everything that was opened is closed. */
    STOPPED(0, "Stopped as asked (SIGTERM, SIGINT), or there was nothing more to do"),
    /** It could not start, or cannot go on. */
    FAILED(1, "Could not start or could not go on; the log says why in one sentence"),
    /** Nothing was started: the command line or the configuration is wrong. */
    REFUSED(2, "The command line or the configuration is wrong; every problem is printed"),
    /** Stopped as asked, but not in time. */
    OVERDUE(3, "Stopped as asked, but some part did not close in time; the log names it");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number for {@link System#exit}. */
    public int number() {
        return number;
    }

    /** One line for {@code --help}. */
    public String meaning() {
        return meaning;
    }
}
