package io.viciagents.node.conversation;

import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.End;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.script.PlainEnd;
import io.viciagents.node.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a call ends that the agent can no longer hold: with the profile's trouble end. When that promises a human, it is asked
 * first whether one is there; if not, the caller is told so and what happens instead. The last words are never asked of the
 * dialogue, which may be what failed, and are synthesised before the call. Confined to the call's loop. Mutable: whether
 * anybody is there, as far as it is known.
 */
final class LastResort {
    /** The caller has waited already. */
    private static final Duration FOR_AN_ANSWER = Duration.ofMillis(1500);
    /** A dispatcher that is there answers within this, however long the caller has waited. */
    private static final Duration AT_LEAST = Duration.ofMillis(300);
    /** From the answer to the first sound. */
    private static final Duration FOR_THE_SOUND = Duration.ofMillis(200);

    private final Profile profile;
    private final Map<String, String> lead;
    private final Clock clock;
    private final Timers timers;
    private Humans humans = Humans.NOT_ASKED;

    /** @param lead the live one, which others fill */
    LastResort(Profile profile, Map<String, String> lead, Clock clock, Timers timers) {
        this.profile = profile;
        this.lead = lead;
        this.clock = clock;
        this.timers = timers;
    }

    /** All that may be said: to be synthesised before the call. */
    List<String> words() {
        Stream<Prompt> unattended = end(profile.trouble()).leadsToAHuman() ? unattended().stream() : Stream.of();
        return Stream.concat(PlainEnd.words(profile, profile.trouble(), lead).stream(), unattended)
                .map(Prompt::text)
                .toList();
    }

    /**
     * What is said and done; told at once, or when it is known whether a human is there.
     *
     * @param silent for how long the caller has heard nothing: together that is no more than the longest wait
     */
    void parts(PendingRequests requests, Duration silent, Consumer<List<AnswerPart>> then) {
        PlainEnd.askedFirst(end(profile.trouble()).next())
                .filter(request -> humans == Humans.NOT_ASKED)
                .ifPresentOrElse(
                        request -> {
                            Timers.Alarm late = timers.after(patience(silent), () -> answered(Humans.NOWHERE, then));
                            requests.ask(request, answer -> {
                                late.cancel();
                                answered(
                                        switch (answer) {
                                            case CallAnswer.Done done -> Humans.THERE;
                                            case CallAnswer.Refused refused -> Humans.NOWHERE;
                                        },
                                        then);
                            });
                        },
                        () -> then.accept(parts()));
    }

    private Duration patience(Duration silent) {
        Duration left = profile.patience().longestWait().minus(silent).minus(FOR_THE_SOUND);
        Duration most = left.compareTo(FOR_AN_ANSWER) < 0 ? left : FOR_AN_ANSWER;
        return most.compareTo(AT_LEAST) < 0 ? AT_LEAST : most;
    }

    /** An answer that comes too late is not heard. */
    private void answered(Humans there, Consumer<List<AnswerPart>> then) {
        if (humans == Humans.NOT_ASKED) {
            humans = there;
            then.accept(parts());
        }
    }

    private List<AnswerPart> parts() {
        List<Prompt> words = switch (humans) {
            case NOT_ASKED, THERE -> PlainEnd.words(profile, profile.trouble(), lead);
            case NOWHERE -> unattended();
        };
        List<AnswerPart> parts = new ArrayList<>();
        words.forEach(prompt -> parts.add(new AnswerPart.Say(prompt.text(), Interruption.REFUSED)));
        parts.add(new AnswerPart.End(outcome()));
        return parts;
    }

    private List<Prompt> unattended() {
        return Stream.concat(
                        PlainEnd.words(profile, profile.unattended().first(), lead).stream(),
                        PlainEnd.words(profile, profile.unattended().end(), lead).stream())
                .toList();
    }

    /** What the call comes to. */
    CallOutcome outcome() {
        String end = switch (humans) {
            case NOT_ASKED, THERE -> profile.trouble();
            case NOWHERE -> profile.unattended().end();
        };
        return PlainEnd.outcome(profile, end, lead, clock);
    }

    private End end(String name) {
        return profile.end(name);
    }

    private enum Humans {
        NOT_ASKED,
        THERE,
        NOWHERE
    }
}
