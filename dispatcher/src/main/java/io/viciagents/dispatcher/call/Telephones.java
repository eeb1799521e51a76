package io.viciagents.dispatcher.call;

import io.vertx.core.Future;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.dispatcher.ari.Switchboard;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the telephone of an extension is free, by what Asterisk knows: the extension's hint in context {@code default},
 * where VICIdial transfers go, and the devices of that name. Asterisk's functions EXTENSION_STATE and DEVICE_STATE are read
 * through the caller's channel.
 *
 * @param switchboard where the caller is
 */
record Telephones(Switchboard switchboard) {
    private static final List<String> STATES =
            List.of("EXTENSION_STATE(%s@default)", "DEVICE_STATE(PJSIP/%s)", "DEVICE_STATE(SIP/%s)");
    private static final Set<String> TAKEN =
            Set.of("INUSE", "BUSY", "UNAVAILABLE", "RINGING", "RINGINUSE", "HOLDINUSE", "ONHOLD");
    private static final String FREE = "NOT_INUSE";

    Future<CallAnswer> free(String channel, String extension) {
        if (!extension.matches("[*#0-9A-Za-z]{1,40}")) {
            return Future.succeededFuture(new CallAnswer.Refused("there is no such extension"));
        }
        List<Future<Optional<String>>> states = STATES.stream()
                .map(state -> switchboard.variable(channel, state.formatted(extension)))
                .toList();
        return Future.all(states)
                .map(read -> answer(
                        extension,
                        states.stream()
                                .flatMap(state -> state.result().stream())
                                .toList()))
                .recover(failed -> Future.succeededFuture(
                        new CallAnswer.Refused("nobody knows whether " + extension + " is free just now")));
    }

    private static CallAnswer answer(String extension, List<String> states) {
        if (states.contains(FREE)) {
            return new CallAnswer.Done(extension + " is free");
        }
        return states.stream()
                .filter(TAKEN::contains)
                .findFirst()
                .<CallAnswer>map(state -> new CallAnswer.Refused(extension + " is " + state + " just now"))
                .orElseGet(() -> new CallAnswer.Done("whether " + extension + " is taken shows when it rings"));
    }
}
