package io.viciagents.dispatcher.vicidial;

import io.vertx.core.Future;
import io.viciagents.cluster.CallAnswer;
import io.viciagents.cluster.CallRecord;
import io.viciagents.cluster.CallRequest;
import io.viciagents.cluster.NodeReport;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.call.KeysOnly;
import io.viciagents.dispatcher.call.Requests;
import io.viciagents.vicidial.InGroup;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.Status;
import io.viciagents.vicidial.api.DialerException;
import io.viciagents.vicidial.api.InGroupLoad;
import io.viciagents.vicidial.api.LeadFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does at VICIdial what conversations ask for. What VICIdial must be told is recorded durably, and only then answered as
 * done. Each request runs on a virtual thread of its own; a repeated one is answered from memory.
 */
final class VicidialRequests implements Requests {
    private final Dialer dialer;
    private final CallFiles files;
    private final Outbox outbox;
    private final KeysOnly keys;

    VicidialRequests(Dialer dialer, CallFiles files, Outbox outbox, KeysOnly keys) {
        this.dialer = dialer;
        this.files = files;
        this.outbox = outbox;
        this.keys = keys;
    }

    @Override
    public Future<CallAnswer> ask(CallRecord call, NodeReport.Asked asked) {
        if (asked.request() instanceof CallRequest.Dtmf || asked.request() instanceof CallRequest.ExtensionFree) {
            return files.of(call).once(asked.number(), asked.request(), () -> keys.ask(call, asked));
        }
        return files.of(call)
                .once(
                        asked.number(),
                        asked.request(),
                        () -> OnThread.run("request of " + call.call(), () -> answer(new Request(call, asked))));
    }

    private CallAnswer answer(Request request) {
        if (request.asked().onItsNode() > PostingNumber.MOST_REQUESTS) {
            return new CallAnswer.Refused("this conversation has asked for too much");
        }
        try {
            return switch (request.asked().request()) {
                case CallRequest.HumansFree(String inGroup) -> humansFree(inGroup);
                case CallRequest.Callback(var when, String comments) ->
                    callback(request, new CallbackWish(when, comments));
                case CallRequest.DoNotCall() -> doNotCall(request);
                case CallRequest.LeadFields(var fields) -> leadFields(request, fields);
                case CallRequest.Disposition(String status) -> disposition(status);
                case CallRequest.Dtmf keysAreNotForVicidial ->
                    throw new IllegalStateException("keys are sent by Asterisk");
                case CallRequest.ExtensionFree notForVicidial ->
                    throw new IllegalStateException("Asterisk knows its telephones");
            };
        } catch (DialerException failed) {
            return new CallAnswer.Refused(String.valueOf(failed.getMessage()));
        } catch (IllegalArgumentException wrong) {
            return new CallAnswer.Refused(String.valueOf(wrong.getMessage()));
        }
    }

    private CallAnswer humansFree(String inGroup) {
        InGroupLoad load =
                dialer.client().remoteAgents().load(new InGroup(inGroup)).await();
        return load.agentsWaiting() > 0
                ? new CallAnswer.Done(Integer.toString(load.agentsWaiting()))
                : new CallAnswer.Refused(
                        "nobody is free in " + inGroup + " just now; " + load.callsWaiting() + " callers wait there");
    }

    private CallAnswer callback(Request request, CallbackWish wish) {
        CallFile file = request.file();
        awaitLead(file);
        return switch (wish.understand(dialer, file)) {
            case CallbackWish.Understood.Agreed(BookTask.Callback task, String readBack) -> {
                outbox.record(List.of(request.afterwards(task)));
                yield new CallAnswer.Done(readBack);
            }
            case CallbackWish.Understood.Refused(String reason) -> new CallAnswer.Refused(reason);
        };
    }

    /** The lead's zone is needed: it may be on its way. */
    private static void awaitLead(CallFile file) {
        try {
            file.lookUps().lead().await();
        } catch (RuntimeException unknown) {
            // Then the dialer's zone must do.
        }
    }

    private CallAnswer doNotCall(Request request) {
        CallFile file = request.file();
        Optional<PhoneNumber> phone = file.phone();
        Optional<DialerCall> lead = file.dialerCall();
        if (phone.isEmpty() && lead.isEmpty()) {
            return new CallAnswer.Refused("the caller's number is not known");
        }
        file.promiseNeverAgain();
        List<Posting> postings = new ArrayList<>();
        phone.ifPresent(number -> dialer.settings()
                .doNotCall()
                .names(file.entry())
                .forEach(list ->
                        postings.add(request.posting(postings.size(), new BookTask.DoNotCall(number.digits(), list)))));
        lead.ifPresent(known -> postings.add(request.afterwards(new BookTask.LeadStatus(known, Status.DNC.code()))));
        outbox.record(postings);
        return new CallAnswer.Done("");
    }

    private CallAnswer leadFields(Request request, Map<String, String> given) {
        Optional<DialerCall> lead = request.file().dialerCall();
        if (lead.isEmpty()) {
            return new CallAnswer.Refused("nobody knows which lead this caller is");
        }
        LeadFields.of(given);
        Map<String, String> fields = new HashMap<>(given);
        String comments = Optional.ofNullable(fields.remove("comments")).orElse("");
        outbox.record(List.of(request.posting(0, new BookTask.LeadFields(lead.get(), fields, comments))));
        return new CallAnswer.Done("");
    }

    private CallAnswer disposition(String status) {
        dialer.statuses().check(new Status(status));
        return new CallAnswer.Done("");
    }

    /** A request of a call. */
    private final class Request {
        private final CallRecord call;
        private final NodeReport.Asked asked;

        Request(CallRecord call, NodeReport.Asked asked) {
            this.call = call;
            this.asked = asked;
        }

        NodeReport.Asked asked() {
            return asked;
        }

        CallFile file() {
            return files.of(call);
        }

        Posting posting(int part, BookTask task) {
            return numbered(PostingNumber.ofRequest(call, asked.onItsNode(), part), task);
        }

        /** Carried out now, too, but only over when the call is. */
        Posting afterwards(BookTask task) {
            return numbered(PostingNumber.afterwards(call, asked.onItsNode()), task);
        }

        private Posting numbered(int number, BookTask task) {
            return new Posting(
                    call.call(), number, dialer.name(), task, dialer.clock().instant());
        }
    }
}
