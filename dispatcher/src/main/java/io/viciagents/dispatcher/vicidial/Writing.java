package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.DialerCall;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.vicidial.CallId;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.DialerException;
import java.time.Duration;

/**
 * Writes into the books of one dialer; looks first whether it stands there. Blocks. Throws {@link DialerException} when the
 * dialer does not answer, or otherwise than it should.
 */
final class Writing {
    private static final String WHOLE_DIALER = "SYSTEM_INTERNAL";
    /** How often it is looked whether a call is over. */
    private static final Duration STILL_UP = Duration.ofSeconds(4);

    private final Dialer dialer;
    private final ReadBack readBack;
    private final LeadWriting leads;
    private final CallbackWriting callbacks;
    private final DispositionWriting dispositions;

    Writing(Dialer dialer) {
        this.dialer = dialer;
        this.readBack = new ReadBack(dialer.settings().readBack(), dialer.clock());
        this.leads = new LeadWriting(dialer, readBack);
        this.callbacks = new CallbackWriting(dialer, readBack);
        this.dispositions = new DispositionWriting(dialer, readBack);
    }

    Told write(Posting posting) {
        return switch (posting.task()) {
            case BookTask.DoNotCall(String phone, String campaign) -> doNotCall(phone, campaign);
            case BookTask.LeadFields task -> leads.fields(task);
            case BookTask.LeadStatus task -> afterTheCall(posting, task.call(), leads.status(posting, task));
            case BookTask.Callback task -> afterTheCall(posting, task.call(), callbacks.write(posting, task));
            case BookTask.Disposition task -> dispositions.write(posting, task);
        };
    }

    /** VICIdial says itself when it is there already. */
    private Told doNotCall(String phone, String campaign) {
        PhoneNumber number = new PhoneNumber(phone);
        if (campaign.equals(WHOLE_DIALER)) {
            dialer.client().doNotCall().add(number).await();
        } else {
            dialer.client().doNotCall().add(number, new CampaignId(campaign)).await();
        }
        return new Told.Done("on the list of " + campaign);
    }

    /** While the call is up its end is still to come, which writes over the lead's status. */
    private Told afterTheCall(Posting posting, DialerCall call, Told told) {
        if (told instanceof Told.Never || !isUp(call)) {
            return told;
        }
        readBack.beginAgain(posting);
        return new Told.Later(STILL_UP, "written; the call is still up, it is looked at again after");
    }

    private boolean isUp(DialerCall call) {
        return !call.callId().isEmpty()
                && dialer.client()
                        .remoteAgents()
                        .userOf(new CallId(call.callId()))
                        .await()
                        .isPresent();
    }
}
