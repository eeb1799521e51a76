package io.viciagents.dispatcher.vicidial;

import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.vicidial.api.DialerException;
import java.time.Duration;
import java.util.Map;

/**
 * Carries postings out at the dialers. Blocks, on the outbox's virtual threads.
 */
final class VicidialClerk implements Clerk {
    private static final Duration AGAIN = Duration.ofSeconds(20);
    /** Nothing is sent to a dialer that refused our login: looking whether it was mended costs nothing. */
    private static final Duration UNTIL_THE_LOGIN_IS_MENDED = Duration.ofSeconds(30);

    private final Map<String, Writing> dialers;

    VicidialClerk(Map<String, Writing> dialers) {
        this.dialers = Map.copyOf(dialers);
    }

    @Override
    public Told carryOut(Posting posting) {
        Writing writing = dialers.get(posting.dialer());
        if (writing == null) {
            return new Told.Never(
                    "no dialer '" + posting.dialer() + "' is configured: add it to dialers, or drop this");
        }
        try {
            return writing.write(posting);
        } catch (DialerException.LoginRefused refused) {
            return new Told.Later(UNTIL_THE_LOGIN_IS_MENDED, String.valueOf(refused.getMessage()));
        } catch (DialerException failed) {
            String reason = String.valueOf(failed.getMessage());
            return failed.mayPass() ? new Told.Later(AGAIN, reason) : new Told.Never(reason);
        } catch (IllegalArgumentException wrong) {
            return new Told.Never(String.valueOf(wrong.getMessage()));
        }
    }
}
