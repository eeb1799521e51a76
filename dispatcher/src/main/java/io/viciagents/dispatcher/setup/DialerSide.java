package io.viciagents.dispatcher.setup;

import io.vertx.core.Vertx;
import io.viciagents.service.life.ExitCode;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What VICIdial itself holds: shown as far as its database may be read, changed as far as its API can. */
final class DialerSide {
    private final Site site;
    private final PrintWriter out;

    DialerSide(Site site, PrintWriter out) {
        this.site = site;
        this.out = out;
    }

    ExitCode run(boolean apply) {
        if (site.database().isEmpty() && !apply) {
            out.println();
            out.println("Not looked at: what VICIdial holds already, for no database account is given (key database).");
            return ExitCode.STOPPED;
        }
        Vertx vertx = Vertx.vertx();
        try {
            Optional<Rows> rows = site.database().map(access -> new Rows(DialerTables.open(vertx, access.tables())));
            rows.ifPresent(this::difference);
            return apply ? new RemoteAgentChanges(site, out).apply(vertx, rows) : ExitCode.STOPPED;
        } catch (TablesException unreadable) {
            out.println();
            out.println(unreadable.getMessage());
            return ExitCode.FAILED;
        } finally {
            vertx.close();
        }
    }

    private void difference(Rows rows) {
        out.println();
        out.println("What VICIdial holds (vicidial.sql makes what is missing and mends what is wrong):");
        int wrong = 0;
        for (Entity entity : Entities.of(site)) {
            List<Map<String, String>> found = rows.of(entity);
            if (found.isEmpty()) {
                out.println("  missing  " + entity.title());
                wrong++;
            }
            for (Map<String, String> row : found) {
                for (Field field : entity.wrongIn(row)) {
                    out.println("  wrong    " + entity.title() + ": " + field.label() + " (" + field.column() + ") is '"
                            + row.getOrDefault(field.column(), "") + "', wanted "
                            + field.wanted().text() + ": " + field.why()
                            + (entity.care() == Entity.Care.SHOW ? "; change it by hand" : ""));
                    wrong++;
                }
            }
        }
        if (wrong == 0) {
            out.println("  all is as it must be");
        }
    }
}
