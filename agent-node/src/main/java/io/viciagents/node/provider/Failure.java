package io.viciagents.node.provider;

/**
 * Why a provider could not do what it was asked.
 *
 * @param kind for the metrics, and for whoever decides what to try next
 * @param sentence for the log: what was wanted, from whom, what came back and how to mend it; without anybody's words and
 *     without secrets
 */
public record Failure(Kind kind, String sentence) {
    /** A failure of an engine on this machine. */
    public static Failure here(String sentence) {
        return new Failure(Kind.ENGINE, sentence);
    }

    /** Whether asking the same provider once more may help. */
    public boolean passing() {
        return switch (kind) {
            case UNREACHABLE, SERVER, BROKEN, SILENT, UNFINISHED -> true;
            case KEY, REQUEST, QUOTA, RATE, MALFORMED, BUSY, RESTING, ENGINE -> false;
        };
    }

    @Override
    public String toString() {
        return sentence;
    }

    /** What kinds there are; the names are the tag values of the metrics. */
    public enum Kind {
        /** The key was refused. */
        KEY,
        /** What was asked for was refused: a model, a voice or a language that the provider does not have. */
        REQUEST,
        /** The account has no more credit. */
        QUOTA,
        /** Too much was asked for in too short a time. */
        RATE,
        /** The provider failed. */
        SERVER,
        /** No connection came about. */
        UNREACHABLE,
        /** Nothing useful came in time, though the connection stands. */
        SILENT,
        /** The connection broke in the midst of an answer. */
        BROKEN,
        /** The answer ended without its end. */
        UNFINISHED,
        /** What came could not be read. */
        MALFORMED,
        /** As much is under way at this provider as the configuration allows. */
        BUSY,
        /** The provider failed too often and is left alone for a while. */
        RESTING,
        /** An engine on this machine failed or is missing. */
        ENGINE
    }
}
