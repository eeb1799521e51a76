package io.viciagents.node.mind;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NextStep;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.recording.Masking;
import io.viciagents.node.script.PlainEnd;
import java.time.Clock;
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
        if (profile.end(way.end()).next() instanceof NextStep.InGroup(String inGroup)) {
            reply.ask(new CallRequest.HumansFree(inGroup), answer -> {
                switch (answer) {
                    case CallAnswer.Done done -> anyway(way, reply);
                    case CallAnswer.Refused(String reason) -> refused.accept(reason);
                }
            });
        } else {
            anyway(way, reply);
        }
    }

    /** By this end, whoever is there. */
    void anyway(Way way, Reply reply) {
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
     * @param end of the profile's
     * @param lastWords who says them
     * @param summary for a human, or empty for the profile's
     */
    record Way(String end, LastWords lastWords, String summary) {
        /** With the profile's words and summary. */
        static Way of(String end) {
            return new Way(end, LastWords.THE_PROFILES, "");
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
