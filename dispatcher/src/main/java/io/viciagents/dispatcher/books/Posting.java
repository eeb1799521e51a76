package io.viciagents.dispatcher.books;

import io.viciagents.cluster.CallRef;
import java.time.Instant;

/**
 * One thing that VICIdial must be told about a call. Recorded durably before it is tried; those of one call are carried
 * out in the order of their numbers, each of them exactly once in effect.
 *
 * @param call which call
 * @param number counts the postings of this call from 1; the same call and number are the same posting, however often it
 *     is recorded
 * @param dialer the dialer's name in the configuration
 * @param task what is to be done
 * @param notBefore the earliest time it may be tried
 */
public record Posting(CallRef call, int number, String dialer, BookTask task, Instant notBefore) {}
