package io.viciagents.systemtests.demo;

import io.viciagents.service.log.LogFormat;
import io.viciagents.service.log.LogLevel;
import io.viciagents.service.log.LogSettings;
import io.viciagents.service.log.LogSetup;
import io.viciagents.systemtests.asterisk.AsteriskVersion;
import io.viciagents.systemtests.process.JarService;
import io.viciagents.systemtests.process.Project;
import io.viciagents.systemtests.site.HeldCalls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./demo --vicidial}: calls of every kind on a stand-in VICIdial, shown live, and what its books say after; then what
 * a campaign manager sees of them. Confined to the main thread.
 */
final class BooksDemo {
    private final Screen screen;
    private final AsteriskVersion version;
    private final Path folder = Project.newRunFolder("demo-vicidial");

    BooksDemo(Screen screen, AsteriskVersion version) {
        this.screen = screen;
        this.version = version;
    }

    /** Runs it; answers whether the books are right. */
    boolean run() {
        LogSetup.apply(new LogSettings(LogLevel.WARN, LogFormat.TEXT, Map.of()));
        screen.line(version + ", a stand-in VICIdial, PostgreSQL, a dispatcher and two agent nodes start");
        try (HeldCalls calls = HeldCalls.start(version, folder)) {
            List<BookedCall> wanted = BookedCall.all();
            screen.line("all ready; VICIdial dials four leads, and two callers ring its in-group");
            boolean right = hold(calls, wanted);
            managersView(calls.centre().dispatcher());
            return right;
        }
    }

    private boolean hold(HeldCalls calls, List<BookedCall> wanted) {
        try (LiveView _ = new LiveView(
                screen, calls.centre().recordings(), calls.centre().dispatcher().log())) {
            wanted.forEach(call -> call.place(calls));
            calls.awaitAll();
        }
        screen.plain("");
        screen.plain("What VICIdial's books say:");
        screen.plain(String.format(BookedCall.ROW, "", "WANTED", "CALL ID", "LOG", "LEAD", "AND"));
        List<BookedCall> wrong = new ArrayList<>();
        for (BookedCall call : wanted) {
            if (!call.show(calls, screen)) {
                wrong.add(call);
            }
        }
        boolean told = calls.postings("state <> 'DONE'").isEmpty();
        screen.plain(
                wrong.isEmpty() && told
                        ? "The books are right: " + wanted.size() + " calls, each with exactly one outcome."
                        : "THE BOOKS ARE WRONG: " + wrong.size() + " calls, see above"
                                + (told ? "." : "; VICIdial was not told everything."));
        return wrong.isEmpty() && told;
    }

    /** The dispatcher's own commands, on these calls. */
    private void managersView(JarService dispatcher) {
        screen.plain("");
        show(dispatcher, "calls");
        screen.plain("");
        show(dispatcher, "report", "--by", "campaign,day");
        show(
                dispatcher,
                "report",
                "--csv",
                folder.resolve("report.csv").toString(),
                "--svg",
                folder.resolve("report.svg").toString());
    }

    private void show(JarService dispatcher, String... command) {
        screen.plain("$ dispatcher " + String.join(" ", command));
        screen.plain(dispatcher.command(command).stripTrailing());
    }
}
