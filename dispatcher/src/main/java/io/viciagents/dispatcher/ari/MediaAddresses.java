package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.generated.models.Channel;
import io.viciagents.cluster.MediaAddress;
import java.util.Map;
import java.util.Set;

/** Where Asterisk sends from and listens for one media channel: told once, in the answer to externalMedia. */
final class MediaAddresses {
    private static final String HOST = "UNICASTRTP_LOCAL_ADDRESS";
    private static final String PORT = "UNICASTRTP_LOCAL_PORT";
    private static final Set<String> ANYWHERE = Set.of("", "0.0.0.0", "::", "[::]");

    private MediaAddresses() {}

    /** An address that means "all of mine" is replaced by the one at which we reach this Asterisk ourselves. */
    static MediaAddress of(Channel made, AriSettings settings) {
        String told = variable(made, HOST);
        String own = ANYWHERE.contains(told) ? settings.host() : told;
        try {
            return new MediaAddress(settings.mediaHost().orElse(own), Integer.parseInt(variable(made, PORT)));
        } catch (IllegalArgumentException unusable) {
            throw new AriException(
                    settings.place() + " made media channel " + made.getId() + " without telling its RTP port (" + PORT
                            + "): is its chan_rtp older than 16.6?",
                    0);
        }
    }

    private static String variable(Channel made, String name) {
        return made.getChannelvars() instanceof Map<?, ?> variables && variables.get(name) instanceof String value
                ? value
                : "";
    }

    /** As Asterisk reads external_host: an IPv6 address in brackets. */
    static String literal(MediaAddress node) {
        boolean bare = node.host().contains(":") && !node.host().startsWith("[");
        return (bare ? "[" + node.host() + "]" : node.host()) + ":" + node.port();
    }
}
