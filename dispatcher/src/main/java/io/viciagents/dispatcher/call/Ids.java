package io.viciagents.dispatcher.call;

import java.util.Optional;

/**
 * The ids we give to what we make in Asterisk, so that whoever looks later knows what it is: {@code ai-m-2-1700000000.12-}
 * is the media channel of the second node that serves the caller on channel 1700000000.12, {@code ai-b-1700000000.12} the
 * bridge of both. The dash at the end is needed: Asterisk 22 refuses, with status 500, a channel whose id is the beginning
 * of another's, as {@code ai-m-2-1700000000.1} were of the one above.
 */
public final class Ids {
    /** What every media channel of ours begins with. */
    public static final String MEDIA = "ai-m-";

    /** What every bridge of ours begins with. */
    public static final String BRIDGE = "ai-b-";

    private static final String END = "-";
    private static final String CANARY = "canary.";

    private Ids() {}

    static String media(String caller, int generation) {
        return MEDIA + generation + "-" + caller + END;
    }

    static String bridge(String caller) {
        return BRIDGE + caller;
    }

    /** Whose both channels and bridge of a canary are: no caller's, for callers' channels begin with a second. */
    static String canary(long epoch, String node, int number) {
        return CANARY + epoch + "." + node + "." + number;
    }

    /** Whose bridge this is; empty when it is not one of ours. */
    static Optional<String> callerOfBridge(String bridge) {
        return bridge.startsWith(BRIDGE) ? Optional.of(bridge.substring(BRIDGE.length())) : Optional.empty();
    }

    /** Whose media channel this is; empty when it is not one of ours. */
    static Optional<Media> mediaOf(String channel) {
        int dash = channel.indexOf('-', MEDIA.length());
        if (!channel.startsWith(MEDIA) || dash < 0) {
            return Optional.empty();
        }
        try {
            int generation = Integer.parseInt(channel.substring(MEDIA.length(), dash));
            String caller = channel.substring(dash + 1);
            return Optional.of(new Media(
                    caller.endsWith(END) ? caller.substring(0, caller.length() - END.length()) : caller, generation));
        } catch (NumberFormatException somebodyElses) {
            return Optional.empty();
        }
    }

    /** A media channel's caller and generation. */
    record Media(String caller, int generation) {}
}
