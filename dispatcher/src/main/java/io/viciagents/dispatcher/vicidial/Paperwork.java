package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.BookEntry;
import io.viciagents.cluster.CallOutcome;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.NextStep;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.vicidial.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the outcome of a call asks of the books. Made twice for each call, before it is carried out and when the caller has
 * gone, and the same both times.
 */
final class Paperwork {
    private static final Logger log = LoggerFactory.getLogger(Paperwork.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    /** VICIdial's own writing at the end of a call is over by then. */
    private static final Duration AFTER_THE_END = Duration.ofSeconds(1);

    private final Dialer dialer;
    private final CallRecord call;
    private final CallFile file;
    private final Route route;
    private final CallOutcome outcome;

    Paperwork(Dialer dialer, CallRecord call, CallFile file, Route route, CallOutcome outcome) {
        this.dialer = dialer;
        this.call = call;
        this.file = file;
        this.route = route;
        this.outcome = outcome;
    }

    /** Why a call-back that the outcome asks for cannot be kept; empty when all can. */
    Optional<String> refusal() {
        return callbacks(CallbackWish.Understood.Refused.class)
                .map(CallbackWish.Understood.Refused::reason)
                .findFirst();
    }

    /** The status for log and lead: the agent's, unless the caller wants no more calls, or the dialer does not know it. */
    Status status() {
        if (file.neverAgain() || outcome.entries().contains(new BookEntry.DoNotCall())) {
            return Status.DNC;
        }
        Status wanted = new Status(outcome.disposition());
        if (dialer.statuses().known().contains(wanted)) {
            return wanted;
        }
        Status instead = new Status(
                switch (outcome.next()) {
                    case NextStep.HangUp() -> route.callerLeftDisposition();
                    case NextStep.InGroup human -> route.fallbackDisposition();
                    case NextStep.Extension human -> route.fallbackDisposition();
                });
        log.atError()
                .addKeyValue("call", call.call())
                .addKeyValue("status", wanted)
                .addKeyValue("instead", instead)
                .log("dialer {} does not know this status: add it to its statuses", dialer.name());
        return instead;
    }

    /** What the outcome asks for besides the status; without a lead there is nothing to keep it under. */
    List<Posting> entries() {
        List<Posting> postings = new ArrayList<>();
        if (outcome.entries().contains(new BookEntry.DoNotCall())) {
            neverAgain().forEach(task -> postings.add(now(PostingNumber.atOnce(call, postings.size()), task)));
        }
        file.dialerCall().ifPresent(lead -> {
            postings.add(now(PostingNumber.ofOutcome(call, 0), told(lead)));
            callbacks(CallbackWish.Understood.Agreed.class)
                    .forEach(
                            agreed -> postings.add(now(PostingNumber.ofOutcome(call, postings.size()), agreed.task())));
        });
        return postings;
    }

    private <T extends CallbackWish.Understood> Stream<T> callbacks(Class<T> understood) {
        return outcome.entries().stream()
                .filter(BookEntry.Callback.class::isInstance)
                .map(BookEntry.Callback.class::cast)
                .map(entry -> new CallbackWish(entry.when(), entry.comments()).understand(dialer, file))
                .filter(understood::isInstance)
                .map(understood::cast);
    }

    private List<BookTask> neverAgain() {
        return file.phone().stream()
                .flatMap(phone -> dialer.settings().doNotCall().names(file.entry()).stream()
                        .<BookTask>map(list -> new BookTask.DoNotCall(phone.digits(), list)))
                .toList();
    }

    /**
     * What the caller told us, and the summary. The comments hold 255 characters, so nothing is said twice there: what the
     * profile itself has for them stands for the summary. A call-back that cannot be kept is noted, so that a human may see
     * to it.
     */
    private BookTask.LeadFields told(DialerCall lead) {
        Map<String, String> fields = new HashMap<>();
        outcome.entries().stream()
                .filter(BookEntry.LeadFields.class::isInstance)
                .forEach(entry -> fields.putAll(((BookEntry.LeadFields) entry).fields()));
        String comments =
                Optional.ofNullable(fields.remove("comments")).orElse("").strip();
        String remarks = switch (dialer.settings().summary()) {
            case SummaryPlace.Comments() -> noted(comments.isEmpty() ? outcome.summary() : comments);
            case SummaryPlace.Field(String name) -> {
                String summary = noted(outcome.summary());
                if (!summary.isEmpty()) {
                    fields.put(name, summary);
                }
                yield comments;
            }
        };
        return new BookTask.LeadFields(lead, fields, remarks.isEmpty() ? "" : stamp() + " " + remarks);
    }

    private String noted(String summary) {
        return Stream.of(summary, impossible(), oddStatus())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String impossible() {
        return refusal().map(why -> "Call-back not possible: " + why + ".").orElse("");
    }

    private String oddStatus() {
        Status written = status();
        boolean asWanted = written.code().equals(outcome.disposition()) || written.equals(Status.DNC);
        return asWanted ? "" : "(status " + outcome.disposition() + ")";
    }

    /** When the call came, in the dialer's local time: two calls may have the same to say. */
    private String stamp() {
        LocalDateTime came = dialer.localTime(call.caller().arrived());
        return STAMP.format(came) + " AI:";
    }

    /** How the call ended, and the entries once more; to be recorded when the caller's channel has left. */
    List<Posting> end(BookTask.LeadOwner lead) {
        List<Posting> all = new ArrayList<>(entries());
        Instant now = dialer.clock().instant();
        file.dialerCall()
                .map(known -> new BookTask.Disposition(known, status().code(), lead, now))
                .ifPresent(task -> all.add(posting(PostingNumber.ofEnd(call), task, now.plus(AFTER_THE_END))));
        return all;
    }

    private Posting now(int number, BookTask task) {
        return posting(number, task, dialer.clock().instant());
    }

    private Posting posting(int number, BookTask task, Instant notBefore) {
        return new Posting(call.call(), number, dialer.name(), task, notBefore);
    }
}
