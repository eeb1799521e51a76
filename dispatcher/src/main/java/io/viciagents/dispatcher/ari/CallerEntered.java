package io.viciagents.dispatcher.ari;

import java.util.List;

/**
 * A channel as StasisStart shows it (or a look at all channels, later).
 *
 * @param channel its id
 * @param name its name, such as PJSIP/trunk-00000001 or UnicastRTP/127.0.0.1:40000-0x...
 * @param arguments what the dialplan gave to Stasis after the application: direction, extension, caller's name, number
 * @param callerName caller id name: VICIdial's call ID, or a human's name
 * @param callerNumber caller id number
 * @param up whether it has been answered
 */
public record CallerEntered(
        String channel, String name, List<String> arguments, String callerName, String callerNumber, boolean up) {
    /** Keeps what was given. */
    public CallerEntered {
        arguments = List.copyOf(arguments);
    }
}
