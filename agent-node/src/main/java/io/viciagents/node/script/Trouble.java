package io.viciagents.node.script;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.End;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a call ends that the agent can no longer hold: the last words and the outcome of the profile's trouble end. */
public final class Trouble {
    private Trouble() {}

    /** The parts to be said and done; the last one is the outcome. */
    public static List<AnswerPart> parts(Profile profile, Map<String, String> lead, Clock clock) {
        End end = profile.end(profile.trouble());
        Words words = Words.of(lead, Map.of(), Value::spoken, profile);
        List<AnswerPart> parts = new ArrayList<>();
        end.say().forEach(prompt -> parts.add(new AnswerPart.Say(words.fill(prompt.text()), Interruption.REFUSED)));
        parts.add(new AnswerPart.End(outcome(profile, profile.trouble(), lead, clock)));
        return parts;
    }

    /** What an end of the profile comes to, with nothing known but the lead. */
    public static CallOutcome outcome(Profile profile, String end, Map<String, String> lead, Clock clock) {
        Words words = Words.of(lead, Map.of(), Value::spoken, profile);
        return new OutcomeWriter(clock).write(profile.end(end), words, words);
    }
}
