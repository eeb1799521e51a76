package io.viciagents.dispatcher.outbox;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.TaskJson;
import io.viciagents.dispatcher.books.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One posting as it is kept.
 *
 * <pre>
 * WAITING --> DONE
 *  ^   |
 *  |   +----> STUCK    a person must look
 *  |            |
 *  +-- retry ---+--> DROPPED   by command
 * </pre>
 *
 * @param number of the posting in its call
 * @param dialer which is to be told
 * @param task as JSON, kept as it was written: another version of ours may understand it
 * @param recorded when
 * @param due when it may be tried next; when it was settled
 * @param attempts how often it was tried
 * @param state how it stands
 * @param said what VICIdial answered at last, or why it was not done; or empty
 * @param saved whether the database holds it so
 * @param later what a later version has added: kept as it is
 */
record Line(
        int number,
        String dialer,
        String task,
        Instant recorded,
        Instant due,
        int attempts,
        State state,
        String said,
        boolean saved,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> later) {
    /** Keeps what was given. */
    Line {
        later = later == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(later));
    }

    /** As this version writes it. */
    Line(
            int number,
            String dialer,
            String task,
            Instant recorded,
            Instant due,
            int attempts,
            State state,
            String said,
            boolean saved) {
        this(number, dialer, task, recorded, due, attempts, state, said, saved, Map.of());
    }

    static Line of(Posting posting, Instant now) {
        return new Line(
                posting.number(),
                posting.dialer(),
                TaskJson.write(posting.task()),
                now,
                posting.notBefore(),
                0,
                State.WAITING,
                "",
                false);
    }

    /** Empty when this version does not know such a task. */
    Optional<Posting> posting(CallRef call) {
        return TaskJson.read(task).map(known -> new Posting(call, number, dialer, known, due));
    }

    @JsonIgnore
    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** One more attempt begins. */
    Line attempted() {
        return new Line(number, dialer, task, recorded, due, attempts + 1, state, said, saved, later);
    }

    /**
     * What came of an attempt.
     *
     * @param pause until the next at the earliest, if there is to be one
     */
    Line after(Told told, Instant now, Duration pause) {
        return switch (told) {
            case Told.Done(String answer) -> at(State.DONE, now, answer);
            case Told.Never(String reason) -> at(State.STUCK, now, reason);
            case Told.Later(Duration least, String reason) ->
                at(State.WAITING, now.plus(least.compareTo(pause) > 0 ? least : pause), reason);
        };
    }

    Line dropped(Instant now) {
        return at(State.DROPPED, now, said);
    }

    private Line at(State next, Instant nextDue, String words) {
        return new Line(number, dialer, task, recorded, nextDue, attempts, next, words, false, later);
    }

    Line inDatabase() {
        return new Line(number, dialer, task, recorded, due, attempts, state, said, true, later);
    }

    /** How a posting stands. */
    enum State {
        /** To be tried when it is due and those before it are no longer waiting. */
        WAITING,
        /** It stands in the books. */
        DONE,
        /** It cannot be done however often it is tried. */
        STUCK,
        /** Somebody decided that it is not to be done. */
        DROPPED
    }
}
