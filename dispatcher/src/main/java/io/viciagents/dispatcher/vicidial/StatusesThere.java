package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Vertx;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a dialer has the statuses of its own that the configuration names: its API takes any without a word, and its
 * reports then lack a name for it. Looked at once, at the start, where its tables may be read.
 */
final class StatusesThere {
    private static final Logger log = LoggerFactory.getLogger(StatusesThere.class);
    private static final String ALL =
            "SELECT status FROM vicidial_statuses UNION SELECT status FROM vicidial_campaign_statuses";

    private StatusesThere() {}

    /** Says which are missing; returns at once. */
    static void look(List<DialerSettings> dialers, Vertx vertx) {
        for (DialerSettings dialer : dialers) {
            Set<String> wanted = Set.copyOf(dialer.statuses());
            dialer.database()
                    .ifPresent(account -> Thread.ofVirtual()
                            .name("statuses of " + dialer.name())
                            .start(() -> say(dialer.name(), wanted, account, vertx)));
        }
    }

    private static void say(String dialer, Set<String> wanted, ReadOnlyAccount account, Vertx vertx) {
        try (DialerTables tables = DialerTables.open(vertx, account.tables())) {
            Set<String> missing = missing(wanted, tables);
            if (!missing.isEmpty()) {
                log.atWarn()
                        .addKeyValue("dialer", dialer)
                        .log(
                                "VICIdial has no status {}: add it there (Admin, System Statuses), or take it out of the"
                                        + " configuration",
                                String.join(", ", missing));
            }
        } catch (TablesException unreadable) {
            log.atWarn()
                    .addKeyValue("dialer", dialer)
                    .log("not checked whether VICIdial has our statuses: {}", unreadable.getMessage());
        }
    }

    /** Those that are neither the system's nor a campaign's. Blocks. */
    static Set<String> missing(Set<String> wanted, DialerTables tables) {
        Set<String> there = tables.select(ALL).await().stream()
                .map(row -> row.getOrDefault("status", ""))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }
}
