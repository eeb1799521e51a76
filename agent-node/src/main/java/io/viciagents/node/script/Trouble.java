package io.viciagents.node.script;

import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a call ends that the agent can no longer hold: the last words and the outcome of the profile's trouble end. */
public final class Trouble {
    private Trouble() {}

    /** The parts to be said and done; the last one is the outcome. */
    public static List<AnswerPart> parts(Profile profile, Map<String, String> lead, Clock clock) {
        List<AnswerPart> parts = new ArrayList<>();
        PlainEnd.words(profile, profile.trouble(), lead)
                .forEach(prompt -> parts.add(new AnswerPart.Say(prompt.text(), Interruption.REFUSED)));
        parts.add(new AnswerPart.End(PlainEnd.outcome(profile, profile.trouble(), lead, clock)));
        return parts;
    }
}
