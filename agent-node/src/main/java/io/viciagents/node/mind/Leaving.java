package io.viciagents.node.mind;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.recording.Masking;
import io.viciagents.node.script.PlainEnd;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings a call to one of the profile's ends. Before a human is promised, it is asked whether one is there. Confined to the
 * call's loop.
 */
final class Leaving {
    private final Profile profile;
    private final Map<String, String> lead;
    private final Clock clock;

    /** @param lead the live one, which others fill */
    Leaving(Profile profile, Map<String, String> lead, Clock clock) {
        this.profile = profile;
        this.lead = lead;
        this.clock = clock;
    }

    /** Whether this end is right only when a callback was arranged. */
    boolean wantsCallback(String end) {
        return profile.end(end).wantsCallback();
    }

    /** By this end, if it can be; else {@code refused} is told why. */
    void by(Way way, Reply reply, Consumer<String> refused) {
        PlainEnd.askedFirst(profile.end(way.end()).next())
                .ifPresentOrElse(
                        request -> reply.ask(request, answer -> {
                            switch (answer) {
                                case CallAnswer.Done done -> anyway(way, reply);
                                case CallAnswer.Refused(String reason) -> refused.accept(reason);
                            }
                        }),
                        () -> anyway(way, reply));
    }

    /** By this end, or, when nobody can take the caller, by the one for that: there is no time for anything else. */
    void forGood(Way way, Reply reply) {
        by(way, reply, reason -> {
            reply.part(new AnswerPart.Noted("nobody can take the caller now: " + reason));
            unattended(reply);
        });
    }

    /** By the end for callers whom no human can take: says so and promises no human again. */
    void unattended(Reply reply) {
        anyway(Way.of(profile.unattended().first(), profile.unattended().end()), reply);
    }

    private void anyway(Way way, Reply reply) {
        reply.say(PlainEnd.words(profile, way.first(), lead));
        switch (way.lastWords()) {
            case THE_PROFILES -> reply.say(PlainEnd.words(profile, way.end(), lead));
            case SAID -> {}
        }
        CallOutcome outcome = PlainEnd.outcome(profile, way.end(), lead, clock);
        String summary = way.summary().isEmpty() ? outcome.summary() : Masking.mask(way.summary());
        reply.part(
                new AnswerPart.End(new CallOutcome(outcome.disposition(), outcome.next(), outcome.entries(), summary)));
        reply.done();
    }

    /**
     * How a call ends.
     *
     * @param first what is said before the last words, once the end is known to be possible
     * @param end of the profile's
     * @param lastWords who says them
     * @param summary for a human, or empty for the profile's
     */
    record Way(List<Prompt> first, String end, LastWords lastWords, String summary) {
        /** With the profile's words and summary. */
        static Way of(String end) {
            return of(List.of(), end);
        }

        /** With something said before. */
        static Way of(List<Prompt> first, String end) {
            return new Way(first, end, LastWords.THE_PROFILES, "");
        }
    }

    /** Who says the last words. */
    enum LastWords {
        /** They stand in the profile. */
        THE_PROFILES,
        /** The model has said them. */
        SAID
    }
}
