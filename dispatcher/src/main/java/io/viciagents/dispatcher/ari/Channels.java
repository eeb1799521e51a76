package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.generated.models.CallerID;
import ch.loway.oss.ari4java.generated.models.Channel;
import ch.loway.oss.ari4java.generated.models.DialplanCEP;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ari4java's channels in our words. What Asterisk leaves out becomes empty text; only the id must be there. */
final class Channels {
    private Channels() {}

    static CallerEntered entered(Channel channel, @Nullable List<String> arguments) {
        CallerID caller = channel.getCaller();
        return new CallerEntered(
                required(channel.getId()),
                text(channel.getName()),
                arguments == null ? List.of() : arguments,
                caller == null ? "" : text(caller.getName()),
                caller == null ? "" : text(caller.getNumber()),
                "Up".equals(channel.getState()));
    }

    /** The arguments with which the channel entered {@code application}; none when it is elsewhere. */
    static List<String> arguments(Channel channel, String application) {
        DialplanCEP place = channel.getDialplan();
        if (place == null || !"Stasis".equals(place.getApp_name())) {
            return List.of();
        }
        List<String> all = StasisArguments.split(text(place.getApp_data()));
        return all.getFirst().equals(application) ? all.subList(1, all.size()) : List.of();
    }

    static String required(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("a channel without an id");
        }
        return id;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
