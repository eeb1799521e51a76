package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.util.List;
import java.util.Optional;

/**
 * A remote-agent entry: lines of one profile on one telephony server.
 *
 * @param profile the agent profile that speaks
 * @param extension the {@code conf_exten} at which VICIdial delivers its calls; it alone tells us the profile
 * @param server the telephony server, where there are several
 * @param firstUser the user of the first line; each further line has the next number
 * @param lines calls at once, at most
 * @param campaign that gives it calls
 * @param inGroups whose callers it answers
 * @param vicidialRecords whether VICIdial records its calls, too
 */
public record AgentLines(
        @Doc("The profile's name.") String profile,

        @Doc("Digits that are no extension yet, such as 7009001; another one for each profile.")
        String extension,

        @Doc("Needed where there are several telephony servers: each wants lines, and users, of its own.")
        Optional<String> server,

        @Doc("A number such as 9001; the line after it is 9002, and none of them may be anybody's user.")
        long firstUser,

        @Doc(
                "1 to 255, the most that a remote-agent entry holds. For more, write another entry with another extension.")
        int lines,

        @Doc("The campaign whose calls it takes; inbound lines belong to one, too.")
        String campaign,

        @Default @Doc("Whose callers it answers.") List<String> inGroups,

        @Default("false") @Doc("Leave it false where the agent pauses our recording: VICIdial's would go on.")
        boolean vicidialRecords) {
    /** The most that VICIdial's column holds; more are cut without a word. */
    static final int MOST_LINES = 255;

    /** Refuses what VICIdial would cut, strip or misread. */
    public AgentLines {
        inGroups = List.copyOf(inGroups);
        new Checks()
                .that(Words.NAME.fits(profile), "profile", Words.NAME.refusal(profile))
                .that(Words.EXTENSION.fits(extension), "extension", Words.EXTENSION.refusal(extension))
                .that(
                        firstUser >= 10 && firstUser < 1_000_000_000_000L,
                        "firstUser",
                        "a number of 2 to 12 digits wanted, got " + firstUser + "; 9001 is usual")
                .that(
                        lines >= 1 && lines <= MOST_LINES,
                        "lines",
                        "1 to 255 wanted, got " + lines + ", and VICIdial would make it 255 without a word;"
                                + " write a second entry for the rest")
                .done();
    }

    /** The user of the last line. */
    public long lastUser() {
        return firstUser + lines - 1;
    }

    boolean sharesUsersWith(AgentLines other) {
        return firstUser <= other.lastUser() && other.firstUser <= lastUser();
    }
}
