package io.viciagents.dispatcher.doctor;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.ari.AriException;
import io.viciagents.dispatcher.setup.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A test call to an agent: from its answer to the first sound of its greeting. The law gives two seconds. */
final class FirstAudio implements Check {
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Vertx vertx;
    private final Site site;
    private final Ari ari;
    private final String ourHost;
    private final Optional<String> extension;

    /**
     * The check.
     *
     * @param extension to be called; nobody is called without one
     */
    FirstAudio(Vertx vertx, Site site, Ari ari, String ourHost, Optional<String> extension) {
        this.vertx = vertx;
        this.site = site;
        this.ari = ari;
        this.ourHost = ourHost;
        this.extension = extension;
    }

    @Override
    public String name() {
        return "answer to first audio";
    }

    @Override
    public List<Finding> look() {
        String name = ari.server().name();
        return extension
                .map(number -> List.of(call(name, number)))
                .orElseGet(() -> List.of(Finding.notChecked(
                        name,
                        "no agent was called",
                        "give --call EXTENSION to place a test call; the agent's profile and its books take it for a real"
                                + " one")));
    }

    private Finding call(String name, String number) {
        try (TestLine line = TestLine.open(vertx, site, ari.server());
                RtpSocket socket = new RtpSocket(ari.base().getHost(), ourHost)) {
            TestLine.Media media = line.media(socket.address());
            Ari.Answer dialled = ari.post(
                    "/channels",
                    Map.of(
                            "endpoint",
                            "Local/" + number + "@" + site.vicidialContext(),
                            "app",
                            TestLine.APPLICATION,
                            "timeout",
                            Long.toString(ANSWER.toSeconds())));
            Optional<String> caller = dialled.isGood() ? line.caller(ANSWER) : Optional.empty();
            if (caller.isEmpty()) {
                return Finding.wrong(
                        name,
                        "nobody answered " + number + " within " + ANSWER.toSeconds() + " s",
                        "look whether a dispatcher is connected, an agent node has a free slot, and the dialplan is complete");
            }
            line.bridge(caller.get(), media.channel());
            socket.wake(media.asterisk());
            return judge(name, number, socket.untilSound(PATIENCE));
        } catch (IOException | AriException failed) {
            return Finding.notChecked(name, "no test call: " + failed.getMessage(), "mend ARI first");
        }
    }

    private static Finding judge(String name, String number, Duration took) {
        if (took.compareTo(PATIENCE) >= 0) {
            return Finding.wrong(
                    name,
                    "the agent at " + number + " answered and said nothing for " + PATIENCE.toSeconds() + " s",
                    "look into the agent node's log: which provider failed, and whether RTP goes both ways");
        }
        String after = took.toMillis() + " ms after the answer of " + number;
        return took.compareTo(LIMIT) <= 0
                ? Finding.ok(name, "first sound " + after)
                : Finding.wrong(
                        name,
                        "first sound " + after + ", later than the two seconds that the law gives",
                        "look for a busy Asterisk or agent node, and for a slow synthesiser");
    }
}
