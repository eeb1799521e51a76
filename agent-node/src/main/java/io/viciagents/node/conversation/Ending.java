package io.viciagents.node.conversation;

import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.NextStep;
import io.viciagents.node.dialogue.AnswerPart;
import io.viciagents.node.profile.Interruption;
import io.viciagents.node.profile.Profile;
import io.viciagents.node.script.PlainEnd;
import io.viciagents.node.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a conversation comes to its end, whatever fails. Confined to the call's loop.
 *
 * <p>No way leads to silence for ever: recogniser, synthesiser and dialogue have their time limits, and whatever fails ends
 * with the profile's trouble end, its last words synthesised before the call; failing again, without the words. An outcome
 * that could not be brought about three times becomes a hang-up. The longest call is the last net. Mutable: the outcome, and
 * what has failed so often.
 */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final Duration FOR_THE_CALLERS_LAST_WORDS = Duration.ofSeconds(3);
    private static final Duration AFTER_A_FAILED_OUTCOME = Duration.ofMinutes(1);
    /** For a call that goes on here after it has lasted as long as it may. */
    private static final Duration AT_LEAST = Duration.ofSeconds(20);

    private static final int FAILED_OUTCOMES = 3;

    private final AnsweredCall call;
    private final Profile profile;
    private final Clock clock;
    private final Timers timers;
    private final CallRecord record;
    private final ConversationListener listener;
    private final CallTime time;
    private final Map<String, String> lead;
    private final LastResort lastResort;
    private final SoFar soFar = new SoFar();
    private Optional<CallOutcome> outcome = Optional.empty();
    private Timers.Alarm lastWords = () -> {};
    private int failedOutcomes;
    private int troubles;
    private int surprises;

    Ending(
            AnsweredCall call,
            Profile profile,
            Clock clock,
            Timers timers,
            CallRecord record,
            ConversationListener listener) {
        this.call = call;
        this.profile = profile;
        this.clock = clock;
        this.timers = timers;
        this.record = record;
        this.listener = listener;
        this.time = new CallTime(timers);
        this.lead = new HashMap<>(call.lead());
        this.lastResort = new LastResort(profile, lead, clock, timers);
    }

    void begin(CallTime.Listener listening) {
        LOG.atInfo()
                .addKeyValue("call", call.name())
                .addKeyValue("profile", profile.name())
                .addKeyValue("version", profile.version())
                .log("conversation begins");
        Duration left = profile.patience().longestCall().minus(record.talked());
        time.begin(
                left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left,
                profile.patience().warning(),
                listening);
    }

    /** How long the call may last. */
    CallTime time() {
        return time;
    }

    void lead(Map<String, String> fields) {
        lead.putAll(fields);
    }

    /** Has what is said in trouble made before, as the lead is known by now; what could not be made is tried again. */
    void prepare(PreparedVoice voice) {
        if (troubles == 0) {
            lastResort.words().forEach(voice::prepare);
        }
    }

    /** What is left as a message on a machine, perhaps nothing, and the outcome. */
    List<AnswerPart> message() {
        String end = profile.machines().voicemail();
        List<AnswerPart> left = new ArrayList<>();
        PlainEnd.words(profile, end, lead)
                .forEach(prompt -> left.add(new AnswerPart.Say(prompt.text(), Interruption.REFUSED)));
        left.add(new AnswerPart.End(PlainEnd.outcome(profile, end, lead, clock)));
        return left;
    }

    /** From here on the call has this disposition, whatever ends it. */
    void settled(String disposition) {
        soFar.settle(disposition);
    }

    /** What the call has come to so far. */
    Optional<String> disposition() {
        return soFar.disposition();
    }

    /** With what the conversation ends when all has been said. */
    Optional<CallOutcome> outcome() {
        return outcome;
    }

    /** The conversation ends with this, once everything was said. */
    void with(CallOutcome wanted) {
        outcome = Optional.of(soFar.chosen(wanted));
    }

    /** The conversation goes on after all. */
    void withdraw() {
        lastWords.cancel();
        outcome = Optional.empty();
    }

    /** The caller may still be speaking over the goodbye: that may be an opt-out, so it is waited for, a while. */
    void whenTheCallerIsSilent(CallerSide caller, Runnable report) {
        lastWords.cancel();
        if (caller.speaking()) {
            lastWords = timers.after(FOR_THE_CALLERS_LAST_WORDS, report);
        } else {
            report.run();
        }
    }

    void report() {
        time.cancel();
        lastWords.cancel();
        CallOutcome last = outcome.orElseGet(this::troubleOutcome);
        record.ended(last);
        LOG.atInfo()
                .addKeyValue("call", call.name())
                .addKeyValue("disposition", last.disposition())
                .addKeyValue("next", last.next())
                .log("conversation ended");
        listener.ended(last);
    }

    private CallOutcome troubleOutcome() {
        return soFar.suffered(lastResort.outcome());
    }

    void cancel() {
        time.cancel();
        lastWords.cancel();
    }

    /** The outcome could not be brought about. */
    AfterFailure failed(String reason) {
        record.noted("the outcome failed: " + reason);
        LOG.atWarn()
                .addKeyValue("call", call.name())
                .addKeyValue("reason", reason)
                .log("outcome failed");
        failedOutcomes++;
        if (failedOutcomes >= FAILED_OUTCOMES) {
            outcome = outcome.map(
                    last -> new CallOutcome(last.disposition(), new NextStep.HangUp(), last.entries(), last.summary()));
            return AfterFailure.HANG_UP;
        }
        time.goOn(AFTER_A_FAILED_OUTCOME);
        return AfterFailure.SAY_SO;
    }

    /**
     * What is still said and done when the conversation can not go on, perhaps after a question: less each time.
     *
     * @param silent for how long the caller has heard nothing
     */
    void trouble(String reason, Duration silent, PendingRequests requests, Consumer<List<AnswerPart>> then) {
        record.noted("trouble: " + reason);
        LOG.atWarn()
                .addKeyValue("call", call.name())
                .addKeyValue("reason", reason)
                .log("conversation in trouble");
        troubles++;
        boolean spoken = troubles == 1;
        lastResort.parts(
                requests,
                silent,
                parts -> then.accept(parts.stream()
                        .filter(part -> spoken || part instanceof AnswerPart.End)
                        .toList()));
    }

    /** Something failed that nobody thought of. */
    AfterSurprise unexpected(RuntimeException failure) {
        LOG.atError().addKeyValue("call", call.name()).setCause(failure).log("conversation failed unexpectedly");
        surprises++;
        return surprises == 1 ? AfterSurprise.TROUBLE : AfterSurprise.LOST;
    }

    /** This node can not even say that it can not go on. */
    void lost(String reason) {
        cancel();
        listener.lost(reason);
    }

    /** The caller hung up. */
    void callerLeft() {
        record.noted("the caller hung up");
        outcome = Optional.of(
                outcome.orElseGet(() -> soFar.suffered(PlainEnd.outcome(profile, profile.callerLeft(), lead, clock))));
    }

    /** What to do when an outcome has failed. */
    enum AfterFailure {
        /** The caller is told, and the conversation goes on. */
        SAY_SO,
        /** It has failed too often: the call is hung up. */
        HANG_UP
    }

    /** What to do when something failed that nobody thought of. */
    enum AfterSurprise {
        /** End the call in the usual way. */
        TROUBLE,
        /** Give the call away: this node can not even end it. */
        LOST
    }
}
