package io.viciagents.dispatcher.ari;

import io.viciagents.dispatcher.ari.AriEvent.Broken;
import io.viciagents.dispatcher.ari.AriEvent.Digit;
import io.viciagents.dispatcher.ari.AriEvent.Entered;
import io.viciagents.dispatcher.ari.AriEvent.Left;
import io.viciagents.dispatcher.ari.AriEvent.Replaced;
import io.viciagents.dispatcher.ari.AriEvent.Unknown;
import io.viciagents.dispatcher.ari.AriEvent.Unused;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener what events say: callers and not our own media channels, departures once although Asterisk tells
 * them twice. A listener that throws loses that event and no other. Confined to the connection's context.
 */
final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    /** Far more departures than lie between the two events of one channel. */
    private static final int REMEMBERED_DEPARTURES = 4_096;

    private static final int COMPLAINTS = 100;

    private final AriSettings settings;
    private final SwitchboardListener listener;
    private final MediaArrivals arrivals;
    private final Meters meters;
    private final HeardKeys heard;
    private final Map<String, Boolean> departed = new RecentKeys();
    private final Set<String> complaints = new HashSet<>();

    Announcements(
            AriSettings settings,
            SwitchboardListener listener,
            MediaArrivals arrivals,
            Meters meters,
            HeardKeys heard) {
        this.settings = settings;
        this.listener = listener;
        this.arrivals = arrivals;
        this.meters = meters;
        this.heard = heard;
    }

    void tell(AriEvent event) {
        meters.event(event);
        switch (event) {
            case Entered entered -> entered(entered.channel());
            case Left left -> left(left.channel());
            case Digit pressed -> pressed(pressed.channel(), pressed.key());
            case Replaced _ -> replaced();
            case Unused _ -> {
                // Not for us.
            }
            case Unknown unknown -> {
                meters.unknownEvent();
                complain(unknown.type(), "Asterisk sent an event of a type we do not know; it is ignored", "new");
            }
            case Broken broken -> {
                meters.brokenEvent();
                complain(broken.type(), "Asterisk sent an event we cannot use; it is ignored", broken.reason());
            }
        }
    }

    /** Kept before it is told: to a call that is not known yet nobody can tell it. */
    private void pressed(String channel, KeyPress key) {
        heard.add(channel, key);
        guarded(() -> listener.dtmf(channel, key));
    }

    private void entered(CallerEntered channel) {
        departed.remove(channel.channel());
        if (channel.channel().startsWith(settings.mediaPrefix())) {
            arrivals.entered(channel.channel());
        } else {
            guarded(() -> listener.callerEntered(channel));
        }
    }

    private void left(String channel) {
        arrivals.left(channel);
        heard.forget(channel);
        if (departed.put(channel, Boolean.TRUE) == null) {
            guarded(() -> listener.channelLeft(channel));
        }
    }

    boolean awaitsArrivals() {
        return !arrivals.awaited().isEmpty();
    }

    /** These are in our application, whether or not we heard them come. */
    void present(Set<String> channels) {
        arrivals.awaited().stream().filter(channels::contains).forEach(arrivals::entered);
    }

    void connected() {
        guarded(listener::connected);
    }

    void disconnected() {
        arrivals.forget();
        guarded(listener::disconnected);
    }

    private void replaced() {
        arrivals.forget();
        guarded(listener::replaced);
    }

    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            log.atError()
                    .addKeyValue("asterisk", settings.name())
                    .setCause(failure)
                    .log("an event of Asterisk was not taken");
        }
    }

    private void complain(String type, String what, String reason) {
        if (complaints.size() < COMPLAINTS && complaints.add(type)) {
            log.atWarn()
                    .addKeyValue("asterisk", settings.name())
                    .addKeyValue("type", type)
                    .addKeyValue("reason", reason)
                    .log(what);
        }
    }

    private static final class RecentKeys extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_DEPARTURES;
        }
    }
}
