package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an agent says and may do: a file that people write, read and checked by {@link Profiles}.
 *
 * @param name by which the dispatcher asks for it
 * @param directions of the calls it may serve
 * @param language such as en-US
 * @param voice the synthesiser's name of the voice
 * @param identity who calls
 * @param recording which calls are recorded
 * @param patience how long is waited
 * @param lead fields of the lead that may be spoken, each with what is said when it is unknown
 * @param start the first state, or empty when a language model leads and no state takes over from it
 * @param states by their names
 * @param ends by their names
 * @param globals what is understood in every state
 * @param actionFailed what is done when an end could not be brought about
 * @param unattended what becomes of a caller whom no human can take
 * @param timeUp the end of a call that lasted too long
 * @param callerLeft the end of a call whose caller hangs up before any other end was reached
 * @param trouble the end of a call that the agent can no longer hold
 * @param guide who decides what the agent says
 * @param retries what is done when a turn leads nowhere
 * @param machines what is done when no human takes the call
 * @param cost what its calls may cost
 * @param providers who listens, speaks and thinks
 * @param version tells this content from any other of the same name: what a call's record names
 * @param resuming what is said when the agent's voice broke off for a moment
 * @param smallWords the short words of callers in its language
 */
public record Profile(
        String name,
        Set<Direction> directions,
        String language,
        String voice,
        Identity identity,
        RecordingMode recording,
        Patience patience,
        Map<String, String> lead,
        String start,
        Map<String, State> states,
        Map<String, End> ends,
        List<GlobalAnswer> globals,
        Move actionFailed,
        Unattended unattended,
        String timeUp,
        String callerLeft,
        String trouble,
        Guide guide,
        Retries retries,
        Machines machines,
        CostLimits cost,
        ProviderChain providers,
        String version,
        Resuming resuming,
        SmallWords smallWords) {
    private static final Duration UNTIL_IT_IS_ASKED = Duration.ofSeconds(1);

    /** Keeps what was given. */
    public Profile {
        directions = Set.copyOf(directions);
        lead = Map.copyOf(lead);
        states = Map.copyOf(states);
        ends = Map.copyOf(ends);
        globals = List.copyOf(globals);
    }

    /** The state of that name, which the check on loading has found. */
    public State state(String wanted) {
        return found(states, wanted);
    }

    /** The end of that name, which the check on loading has found. */
    public End end(String wanted) {
        return found(ends, wanted);
    }

    /**
     * How long a language model may take for the first word of an answer. Where no filler begins the wait anew, the caller has
     * waited before the model is asked.
     */
    public Duration forAWord() {
        Duration asked = patience.forAWord();
        return retries.fillers().isEmpty() ? asked.minus(UNTIL_IT_IS_ASKED) : asked;
    }

    /** All that a caller may say, for the recogniser; in lower case, each once. */
    public List<String> phrases() {
        return Speakable.phrases(this);
    }

    /** All sentences that are the same in every call, to be synthesised before the first. */
    public List<String> fixedPrompts() {
        return Speakable.fixedPrompts(this);
    }

    /** Whether its language is English, in which much is built in. */
    public boolean inEnglish() {
        return language.toLowerCase(Locale.ROOT).startsWith("en");
    }

    /** The names of the node's secrets that its tools refer to. */
    public Set<String> secrets() {
        return guide instanceof Guide.Model model ? model.secrets() : Set.of();
    }

    private <T> T found(Map<String, T> named, String wanted) {
        T value = named.get(wanted);
        if (value == null) {
            throw new IllegalArgumentException("profile " + name + " has no '" + wanted + "'");
        }
        return value;
    }
}
