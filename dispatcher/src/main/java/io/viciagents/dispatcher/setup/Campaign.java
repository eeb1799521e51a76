package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A campaign whose calls AI agents take. What is optional here is set when the campaign is made, and in one that is there
 * already only if it is given.
 *
 * @param id of the campaign
 * @param name for people
 * @param dials whether it dials leads; otherwise it only gives inbound calls to its agents
 * @param level calls dialled for each free line
 * @param callerId the number that callees see
 * @param dialPrefix digits put before each number
 * @param callTime when it may dial
 * @param dialStatuses of the leads that it dials
 * @param amd whether VICIdial listens for answering machines before we get a call
 */
public record Campaign(
        @Doc("2 to 8 characters.") String id,

        @Doc("For people; without it the id.") Optional<String> name,

        @Default("true") @Doc("false for a campaign that only takes inbound calls.")
        boolean dials,

        @Doc("Calls dialled for each free line; without it 1, the only level at which nobody is dropped.")
        Optional<Integer> level,

        @Doc("The number that callees see.") Optional<String> callerId,

        @Doc("Digits that your carrier's dialplan entry wants before each number, such as 9. Not a context.")
        Optional<String> dialPrefix,

        @Doc("The id of one of VICIdial's call times; without it 9am-9pm, in the callee's time.")
        Optional<String> callTime,

        @Doc("Statuses of leads that are dialled; without it NEW.")
        Optional<List<String>> dialStatuses,

        @Default("false")
        @Doc("true if VICIdial's own detection is to take machines away; it costs callees up to three seconds.")
        boolean amd) {
    /** Refuses what VICIdial would cut, strip or misread. */
    public Campaign {
        Checks checks = new Checks()
                .that(Words.CAMPAIGN.fits(id), "id", Words.CAMPAIGN.refusal(id))
                .that(name.isEmpty() || Words.TITLE.fits(name.get()), "name", Words.TITLE.refusal(name.orElse("")))
                .that(
                        level.isEmpty() || (level.get() >= 1 && level.get() <= 10),
                        "level",
                        "1 to 10 wanted, got " + level.orElse(0) + "; 1 drops nobody")
                .that(
                        callerId.isEmpty() || Words.CALLER_ID.fits(callerId.get()),
                        "callerId",
                        Words.CALLER_ID.refusal(callerId.orElse("")))
                .that(
                        dialPrefix.isEmpty() || Words.DIAL_PREFIX.fits(dialPrefix.get()),
                        "dialPrefix",
                        Words.DIAL_PREFIX.refusal(dialPrefix.orElse("")))
                .that(
                        callTime.isEmpty() || Words.CALL_TIME.fits(callTime.get()),
                        "callTime",
                        Words.CALL_TIME.refusal(callTime.orElse("")));
        List<String> statuses = dialStatuses.orElse(List.of());
        for (int index = 0; index < statuses.size(); index++) {
            String status = statuses.get(index);
            checks.that(Words.STATUS.fits(status), "dialStatuses[" + index + "]", Words.STATUS.refusal(status));
        }
        checks.done();
    }

    String title() {
        return name.orElse(id);
    }
}
