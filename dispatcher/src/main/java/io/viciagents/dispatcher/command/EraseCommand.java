package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.Erasures;
import io.viciagents.dispatcher.history.Erasures.Audited;
import io.viciagents.dispatcher.history.Erasures.Counted;
import io.viciagents.dispatcher.history.Erasures.Erased;
import io.viciagents.dispatcher.history.Erasures.Person;
import io.viciagents.service.life.CannotStart;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispatcher erase}: deletes all that is kept of a person's calls. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Deletes records, transcripts and recordings of a person's calls; an audit line stays.")
public final class EraseCommand implements Callable<Integer> {
    private static final int MOST_AUDITED = 200;

    private final Supplier<DatabaseSettings> settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--phone", paramLabel = "NUMBER", description = "All calls with this number.")
    private Optional<String> phone = Optional.empty();

    @Option(names = "--lead", paramLabel = "ID", description = "All calls of this lead.")
    private Optional<Long> lead = Optional.empty();

    @Option(names = "--dialer", paramLabel = "NAME", description = "With --lead: only this dialer's.")
    private Optional<String> dialer = Optional.empty();

    @Option(names = "--yes", description = "Do it. Without, it is only said what would be deleted.")
    private boolean yes;

    @Option(names = "--log", description = "What was erased so far, and which nodes have deleted their files.")
    private boolean audit;

    /** Works on the configuration's database. */
    public EraseCommand(Supplier<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (audit) {
            return Work.on(settings, database -> audit(new Erasures(database), out));
        }
        Person person = person();
        return Work.on(settings, database -> {
            Erasures erasures = new Erasures(database);
            Counted found = erasures.count(person);
            if (yes) {
                erase(erasures, person, out);
            } else {
                out.println(calls(found.over()) + " would be erased, recordings and transcripts included. Give --yes to"
                        + " do it.");
            }
            if (found.up() > 0) {
                out.println(calls(found.up()) + " not over yet: erase again when they are.");
            }
            out.flush();
            return Work.done();
        });
    }

    private Person person() {
        if (phone.isPresent() == lead.isPresent()) {
            throw new CannotStart("erase: give --phone or --lead, one of both");
        }
        if (phone.isEmpty()) {
            return new Person.Lead(lead.orElseThrow(), dialer);
        }
        String digits = phone.get().replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            throw new CannotStart("erase: --phone has no digits; give the number as dispatcher calls shows it");
        }
        return new Person.Phone(digits);
    }

    private static void erase(Erasures erasures, Person person, PrintWriter out) {
        String askedBy = System.getProperty("user.name", "unknown");
        long calls = 0;
        Erased erased;
        do {
            erased = erasures.erase(person, askedBy);
            calls += erased.calls();
            for (String node : erased.nodes()) {
                out.println("node " + Table.printable(node) + " deletes its files as soon as a dispatcher reaches it");
            }
        } while (erased.calls() > 0);
        out.println(calls(calls) + " erased. See --log for the nodes' answers.");
    }

    private static String calls(long number) {
        return number == 1 ? "1 call is" : number + " calls are";
    }

    private static int audit(Erasures erasures, PrintWriter out) {
        List<Audited> lines = erasures.audit(MOST_AUDITED);
        if (lines.isEmpty()) {
            out.println("Nothing was erased yet.");
            out.flush();
            return Work.done();
        }
        Table table = new Table("NUMBER", "WHEN", "CAUSE", "ASKED BY", "CALLS", "NODE", "FILES DELETED", "FOLDERS");
        Words words = new Words(ZoneId.systemDefault());
        for (Audited line : lines) {
            table.row(
                    line.erasure(),
                    words.time(Optional.of(line.at())),
                    line.cause(),
                    line.askedBy(),
                    line.calls(),
                    line.node().orElse(""),
                    line.node().isEmpty()
                            ? ""
                            : line.answered()
                                    .map(at -> words.time(Optional.of(at)))
                                    .orElse("not yet"),
                    line.folders().map(String::valueOf).orElse(""));
        }
        table.print(out);
        return Work.done();
    }
}
