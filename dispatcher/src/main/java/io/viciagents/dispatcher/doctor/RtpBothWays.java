package io.viciagents.dispatcher.doctor;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.setup.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sound goes from here into an Asterisk and back: a tone goes from one socket of ours through two media channels in one
 * bridge to the other, both ways. If nothing comes, Asterisk itself plays a tone to us, which tells the way out of it from
 * the way in.
 */
final class RtpBothWays implements Check {
    private static final Duration TONE = Duration.ofSeconds(1);
    private static final int MOST_LOST = 5;

    private final Vertx vertx;
    private final Site site;
    private final Ari ari;
    private final String ourHost;

    /**
     * The check.
     *
     * @param ourHost the address at which Asterisk reaches us; an empty text for the one that leads to it
     */
    RtpBothWays(Vertx vertx, Site site, Ari ari, String ourHost) {
        this.vertx = vertx;
        this.site = site;
        this.ari = ari;
        this.ourHost = ourHost;
    }

    @Override
    public String name() {
        return "RTP both ways";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        String host = ari.base().getHost();
        try (TestLine line = TestLine.open(vertx, site, ari.server());
                RtpSocket one = new RtpSocket(host, ourHost);
                RtpSocket other = new RtpSocket(host, ourHost)) {
            return List.of(test(name, line, one, other));
        } catch (IOException | AriException none) {
            return List.of(Finding.notChecked(name, "no test call: " + none.getMessage(), "mend ARI first"));
        }
    }

    private Finding test(String name, TestLine line, RtpSocket one, RtpSocket other) throws IOException {
        TestLine.Media here = line.media(one.address());
        TestLine.Media there = line.media(other.address());
        one.wake(here.asterisk());
        other.wake(there.asterisk());
        line.bridge(here.channel(), there.channel());
        RtpSocket.Heard heard = one.sendAndHear(here.asterisk(), other, TONE);
        RtpSocket.Heard back = other.sendAndHear(there.asterisk(), one, TONE);
        return judge(name, one.address().host(), heard, back, () -> isHeard(line, one));
    }

    /** Whether Asterisk itself is heard; asked only when it matters. */
    @FunctionalInterface
    interface Asking {
        boolean isHeard() throws IOException;
    }

    static Finding judge(String name, String ourHost, RtpSocket.Heard there, RtpSocket.Heard back, Asking asterisk)
            throws IOException {
        long sent = TONE.toMillis() / 20;
        String came = there.milliwatts() + " and " + back.milliwatts() + " of " + sent + " packets";
        if (there.milliwatts() >= sent - MOST_LOST && back.milliwatts() >= sent - MOST_LOST) {
            return Finding.ok(name, "a tone came through both ways: " + came);
        }
        if (there.packets() + back.packets() > 0) {
            return Finding.wrong(
                    name,
                    "a tone came through with losses: " + came,
                    "look for packet loss between here and " + name + ", and for a busy Asterisk");
        }
        return asterisk.isHeard()
                ? Finding.wrong(
                        name,
                        "sound comes from Asterisk, but ours does not reach it",
                        "open the ports of rtp.conf (UDP) of " + name + " from here")
                : Finding.wrong(
                        name,
                        "no sound comes from Asterisk to " + ourHost,
                        "open UDP from " + name + " to this machine; behind a NAT name the address that it sees with"
                                + " --media-host");
    }

    private boolean isHeard(TestLine line, RtpSocket socket) throws IOException {
        TestLine.Media media = line.media(socket.address());
        ari.post("/channels/" + media.channel() + "/play", Map.of("media", "tone:dial"));
        return socket.hear(TONE).sounding() > 0;
    }
}
