package io.viciagents.node.script;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NextStep;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.profile.Prompt;
import io.viciagents.node.profile.Value;
import io.viciagents.node.profile.Wording;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An end of a profile, with nothing known but the lead. */
public final class PlainEnd {
    private PlainEnd() {}

    /** What the law wants said first. */
    public static String disclosure(Profile profile) {
        return Wording.identify(profile.identity().disclosure(), profile.identity());
    }

    /** Its last words. */
    public static List<Prompt> words(Profile profile, String end, Map<String, String> lead) {
        return words(profile, profile.end(end).say(), lead);
    }

    /** These prompts of the profile, with their fields filled in. */
    public static List<Prompt> words(Profile profile, List<Prompt> prompts, Map<String, String> lead) {
        Words words = Words.of(lead, Map.of(), Value::spoken, profile);
        return prompts.stream()
                .map(prompt -> new Prompt(words.fill(prompt.text()), prompt.interruption()))
                .toList();
    }

    /** What is asked before this step is promised: whether anybody is there. */
    public static Optional<CallRequest> askedFirst(NextStep next) {
        return switch (next) {
            case NextStep.HangUp() -> Optional.empty();
            case NextStep.InGroup(String inGroup) -> Optional.of(new CallRequest.HumansFree(inGroup));
            case NextStep.Extension(String extension) -> Optional.of(new CallRequest.ExtensionFree(extension));
        };
    }

    /** What VICIdial gets. */
    public static CallOutcome outcome(Profile profile, String end, Map<String, String> lead, Clock clock) {
        Words words = Words.of(lead, Map.of(), Value::spoken, profile);
        return new OutcomeWriter(clock).write(profile.end(end), words, words);
    }
}
