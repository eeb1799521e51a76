package io.viciagents.systemtests.sip;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Tags, Call-IDs and branches that no other telephone of this run has. */
final class Identifiers {
    private Identifiers() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** A branch with RFC 3261's magic cookie. */
    static String branch() {
        return "z9hG4bK" + next();
    }
}
