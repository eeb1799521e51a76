package io.viciagents.dispatcher.vicidial;

import io.viciagents.cluster.CallRecord;

/**
 * Numbers the postings of a call, so that the same thing has the same number whoever records it, two different things never
 * have the same, and how the call ended comes last.
 *
 * <pre>
 *   refusals x 100,000,000 +      generation x 1,000,000 + request x 100 + part    asked for in mid-call
 *                          + 96,000,000 + part                                     do-not-call of an outcome
 *                          + 97,000,000 + generation x 10,000 + request            to be seen to again after the call
 *                          + 98,000,000 + part                                     all else of an outcome
 *                          + 99,000,000                                            how the call ended
 * </pre>
 *
 * What is only over when the call is over stands behind all that must not wait for it. The generation is in the numbers,
 * for a node that lost what was asked before counts from 1 again; the same request through two nodes is then two postings,
 * which does no harm.
 */
final class PostingNumber {
    /** More requests than any conversation makes. */
    static final long MOST_REQUESTS = 9_999;

    private static final int REFUSAL = 100_000_000;
    private static final int MOST_REFUSALS = 20;
    private static final int GENERATION = 1_000_000;
    private static final int MOST_GENERATIONS = 95;
    private static final int REQUEST = 100;
    private static final int AT_ONCE = 96_000_000;
    private static final int AFTERWARDS = 97_000_000;
    private static final int GENERATION_AFTERWARDS = 10_000;
    private static final int OUTCOME = 98_000_000;
    private static final int END = 99_000_000;

    private PostingNumber() {}

    static int ofRequest(CallRecord call, long request, int part) {
        return base(call) + generation(call) * GENERATION + request(request) * REQUEST + part;
    }

    static int afterwards(CallRecord call, long request) {
        return base(call) + AFTERWARDS + generation(call) * GENERATION_AFTERWARDS + request(request);
    }

    static int atOnce(CallRecord call, int part) {
        return base(call) + AT_ONCE + part;
    }

    static int ofOutcome(CallRecord call, int part) {
        return base(call) + OUTCOME + part;
    }

    static int ofEnd(CallRecord call) {
        return base(call) + END;
    }

    private static int base(CallRecord call) {
        return Math.min(call.refusals(), MOST_REFUSALS) * REFUSAL;
    }

    private static int generation(CallRecord call) {
        return Math.min(call.generation(), MOST_GENERATIONS);
    }

    private static int request(long request) {
        return (int) Math.clamp(request, 0, MOST_REQUESTS);
    }
}
