package io.viciagents.vicidial;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The statuses that a dialer knows. VICIdial accepts any other without a word and its reports then lose the call, so we
 * check before we send. No API lists them: they come from the configuration or from a look into its database.
 *
 * @param known all that may be sent
 */
public record Statuses(Set<Status> known) {
    private static final String BUILT_IN =
            "A B CALLBK DAIR DC DEC DNC N NI NP SALE XFER NEW QUEUE INCALL DROP XDROP NA AA AM AL AB ADC CBHOLD PU PM"
                    + " TIMEOT AFTHRS";

    /** Keeps them as they were given. */
    public Statuses {
        known = Set.copyOf(known);
    }

    /** Those that every VICIdial has. */
    public static Statuses builtIn() {
        return new Statuses(Arrays.stream(BUILT_IN.split(" ")).map(Status::new).collect(Collectors.toSet()));
    }

    /** These and a campaign's own. */
    public Statuses with(Set<Status> more) {
        Set<Status> all = new TreeSet<>((a, b) -> a.code().compareTo(b.code()));
        all.addAll(known);
        all.addAll(more);
        return new Statuses(all);
    }

    /** Refuses a status that the dialer does not know. */
    public Status check(Status status) {
        if (!known.contains(status)) {
            throw new IllegalArgumentException("status '" + status
                    + "' is not known to this dialer: add it to VICIdial's statuses (and to ours) or choose one of "
                    + known.stream().map(Status::code).sorted().toList());
        }
        return status;
    }
}
