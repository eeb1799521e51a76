package io.viciagents.node.embedded;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The decoders of this node: a bounded number, each made for one vocabulary and lent for one utterance. Usable from any
 * thread.
 *
 * <p>A decoder that comes back waits for the next utterance with its vocabulary. When another vocabulary needs its
 * place, the one that has waited longest goes.
 */
final class DecoderPool implements AutoCloseable {
    private final PocketsphinxLibrary library;
    private final int most;
    private final Semaphore places;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Held while one is made: nothing says that the library can make two at once. */
    private final Object making = new Object();

    private int made;
    private boolean closed;

    DecoderPool(PocketsphinxLibrary library, int most) {
        this.library = library;
        this.most = most;
        this.places = new Semaphore(most, true);
    }

    /**
     * Lends a decoder, a new one if need be.
     *
     * @return empty when all were lent for as long as {@code patience}
     */
    Optional<Loan> borrow(Vocabulary vocabulary, Duration patience) throws InterruptedException {
        if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            Optional<PocketsphinxDecoder> ready = ready(vocabulary);
            PocketsphinxDecoder decoder = ready.isPresent() ? ready.get() : make(vocabulary);
            return Optional.of(new Loan(vocabulary, decoder));
        } catch (RuntimeException notMade) {
            places.release();
            throw notMade;
        }
    }

    /** Sees to it that a decoder with this vocabulary waits, unless all are lent. */
    void warm(Vocabulary vocabulary) throws InterruptedException {
        borrow(vocabulary, Duration.ZERO).ifPresent(Loan::giveBack);
    }

    private synchronized Optional<PocketsphinxDecoder> ready(Vocabulary vocabulary) {
        for (Iterator<Waiting> newestFirst = waiting.descendingIterator(); newestFirst.hasNext(); ) {
            Waiting next = newestFirst.next();
            if (next.vocabulary().equals(vocabulary)) {
                newestFirst.remove();
                return Optional.of(next.decoder());
            }
        }
        return Optional.empty();
    }

    private PocketsphinxDecoder make(Vocabulary vocabulary) {
        Optional<PocketsphinxDecoder> evicted = reserve();
        try {
            synchronized (making) {
                evicted.ifPresent(PocketsphinxDecoder::close);
                return new PocketsphinxDecoder(library, vocabulary);
            }
        } catch (RuntimeException notMade) {
            forget();
            throw notMade;
        }
    }

    private synchronized Optional<PocketsphinxDecoder> reserve() {
        if (made < most) {
            made++;
            return Optional.empty();
        }
        return Optional.of(waiting.removeFirst().decoder());
    }

    private synchronized void forget() {
        made--;
    }

    private synchronized void keep(Waiting decoder) {
        if (closed) {
            decoder.decoder().close();
        } else {
            waiting.addLast(decoder);
        }
    }

    private void discard(PocketsphinxDecoder decoder) {
        decoder.close();
        forget();
    }

    /** Those that are lent go when they come back. */
    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(decoder -> decoder.decoder().close());
        waiting.clear();
    }

    private record Waiting(Vocabulary vocabulary, PocketsphinxDecoder decoder) {}

    /** A decoder in somebody's hands, who ends the loan in one of two ways; a second ending does nothing. */
    final class Loan {
        private final Vocabulary vocabulary;
        private final PocketsphinxDecoder decoder;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Loan(Vocabulary vocabulary, PocketsphinxDecoder decoder) {
            this.vocabulary = vocabulary;
            this.decoder = decoder;
        }

        PocketsphinxDecoder decoder() {
            return decoder;
        }

        /** It is ready for the next utterance. */
        void giveBack() {
            if (ended.compareAndSet(false, true)) {
                keep(new Waiting(vocabulary, decoder));
                places.release();
            }
        }

        /** It failed in the midst of an utterance and is not to be used again. */
        void discardDecoder() {
            if (ended.compareAndSet(false, true)) {
                discard(decoder);
                places.release();
            }
        }
    }
}
