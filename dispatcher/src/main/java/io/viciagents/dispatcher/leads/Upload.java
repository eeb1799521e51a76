package io.viciagents.dispatcher.leads;

import io.viciagents.service.life.CannotStart;
import io.viciagents.vicidial.LeadId;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.LeadAdded;
import io.viciagents.vicidial.api.NewLead;
import java.util.List;
import java.util.Optional;

/**
 * One run through a file: lines that have a result are passed over, the others are checked and sent one after the other.
 * A lead is never sent twice without a look whether the first time came through: adding is not repeatable. Confined to one
 * thread.
 */
final class Upload {
    private final LeadDesk desk;
    private final LeadCheck check;
    private final ResultFile results;
    private final Pace pace;
    private final Progress progress;

    /** Is told after each line. */
    @FunctionalInterface
    interface Progress {
        void at(int line, int of);
    }

    Upload(LeadDesk desk, LeadCheck check, ResultFile results, Pace pace, Progress progress) {
        this.desk = desk;
        this.check = check;
        this.results = results;
        this.pace = pace;
        this.progress = progress;
    }

    /** Throws {@link CannotStart} when it cannot go on; what was done is in the result file. */
    void run(List<CsvText.Line> lines) throws InterruptedException {
        int inDoubt = results.inDoubt().orElse(0);
        int count = 0;
        for (CsvText.Line line : lines) {
            switch (check.check(line)) {
                case LeadCheck.Checked.Bad(LineResult result)
                when !results.has(line.number(), result.phone()) -> results.write(result);
                case LeadCheck.Checked.Good good
                when !results.has(line.number(), good.phone()) -> {
                    pace.await();
                    results.write(send(line.number(), good, line.number() == inDoubt));
                }
                case LeadCheck.Checked.Bad _, LeadCheck.Checked.Good _ -> {}
            }
            progress.at(++count, lines.size());
        }
    }

    private LineResult send(int line, LeadCheck.Checked.Good good, boolean inDoubt) {
        NewLead lead = good.lead();
        try {
            if (inDoubt) {
                Optional<LeadId> there = desk.find(lead.list(), lead.phone());
                if (there.isPresent()) {
                    return found(line, good, there.get());
                }
            }
            results.sending(line);
            return result(line, good, desk.add(lead));
        } catch (DialerException.Unreachable lost) {
            return lookAgain(line, good, lost);
        } catch (DialerException refused) {
            throw stopped(line, refused);
        }
    }

    /** The answer was lost, the lead perhaps not. */
    private LineResult lookAgain(int line, LeadCheck.Checked.Good good, DialerException lost) {
        NewLead lead = good.lead();
        try {
            Optional<LeadId> there = desk.find(lead.list(), lead.phone());
            return there.isPresent() ? found(line, good, there.get()) : result(line, good, desk.add(lead));
        } catch (DialerException again) {
            again.addSuppressed(lost);
            throw stopped(line, again);
        }
    }

    private static LineResult found(int line, LeadCheck.Checked.Good good, LeadId there) {
        String why = "found in the list after its answer was lost";
        return new LineResult(line, good.phone(), LineResult.Kind.ADDED, there.toString(), why);
    }

    private static LineResult result(int line, LeadCheck.Checked.Good good, LeadAdded added) {
        NewLead lead = good.lead();
        String phone = good.phone();
        return switch (added) {
            case LeadAdded.Added(LeadId id, LeadAdded.Hopper hopper) -> {
                boolean waits = lead.checks().containsKey("add_to_hopper") && hopper == LeadAdded.Hopper.OUT;
                String why = waits ? "not in the hopper: it is not to be called at this hour" : good.note();
                yield new LineResult(line, phone, LineResult.Kind.ADDED, id.toString(), why);
            }
            case LeadAdded.Duplicate(String existing) -> {
                String id = existing.matches("[1-9][0-9]{0,9}") ? existing : "";
                yield new LineResult(line, phone, LineResult.Kind.DUPLICATE, id, "VICIdial has the number already");
            }
            case LeadAdded.OnDoNotCallList() ->
                new LineResult(line, phone, LineResult.Kind.DNC, "", "the number is on a do-not-call list");
            case LeadAdded.Refused(String reason) ->
                new LineResult(line, phone, LineResult.Kind.ERROR, "", "VICIdial: " + reason);
            case LeadAdded.NoSuchList() ->
                throw new CannotStart(
                        "--list " + lead.list() + ": VICIdial has no such list; make it on the page Lists,"
                                + " then run the same command again");
        };
    }

    private static CannotStart stopped(int line, DialerException why) {
        return new CannotStart(
                "stopped at line " + line + ": " + why.getMessage() + "; run the same command again to go on", why);
    }
}
