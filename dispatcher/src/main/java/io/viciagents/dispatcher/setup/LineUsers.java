package io.viciagents.dispatcher.setup;

import io.viciagents.dispatcher.setup.Entity.Care;
import java.util.List;
import java.util.stream.IntStream;

/** The users of an entry's lines: without one a line is hidden from logged_in_agents and from reports. */
final class LineUsers {
    private static final String OVERRIDE = "vicidial_recording_override";

    private LineUsers() {}

    static List<Entity> of(Site site, AgentLines entry) {
        return IntStream.range(0, entry.lines())
                .mapToObj(line -> of(site, entry, line))
                .toList();
    }

    private static Entity of(Site site, AgentLines entry, int line) {
        String name = "AI " + entry.profile();
        String full = name.substring(0, Math.min(name.length(), 44)) + " " + (line + 1);
        boolean records = entry.vicidialRecords();
        return new Entity(
                Table.USERS,
                Long.toString(entry.firstUser() + line),
                List.of(
                        Field.atFirst("Full Name", "full_name", full, "for reports"),
                        Field.exactly("User Level", "user_level", "1", "nobody logs in as a line"),
                        Field.atFirst("User Group", "user_group", site.userGroup(), "any group that exists"),
                        Field.exactly("Active", "active", "Y", "or the line stays hidden"),
                        Field.exactly(
                                "Vicidial Recording",
                                "vicidial_recording",
                                records ? "1" : "0",
                                records ? "VICIdial records, too" : "our agent records, and may pause"),
                        Field.exactly(
                                "Recording Override",
                                OVERRIDE,
                                records ? "ALLFORCE" : "NEVER",
                                records
                                        ? "remote agents have no screen on which to start it"
                                        : "the campaign's setting would bring VICIdial's recording back")),
                Care.SHOW);
    }
}
