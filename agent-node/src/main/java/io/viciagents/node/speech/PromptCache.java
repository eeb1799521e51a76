package io.viciagents.node.speech;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A synthesiser that remembers what another one said, so that a prompt which every call hears is made once. Usable from
 * any thread.
 *
 * <p>Bounded by the bytes of its audio; what was asked for longest ago goes first. Requests for a text that is just being
 * made follow that synthesis. Failures are not remembered, nor are syntheses that all who wanted them have cancelled.
 */
public final class PromptCache implements Synthesiser {
    /** A text of more than this part of the cache is not remembered: it would drive out all the others. */
    private static final int LARGEST_PART = 8;

    private final String engine;
    private final Synthesiser synthesiser;
    private final long mostBytes;
    /** What is remembered and what is being made, longest unused first. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /**
     * Remembers what {@code synthesiser} says.
     *
     * @param engine the name of what speaks, which is part of each entry's key
     * @param mostBytes of audio that are kept
     */
    public PromptCache(String engine, Synthesiser synthesiser, long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException("mostBytes must not be negative, got " + mostBytes);
        }
        this.engine = engine;
        this.synthesiser = synthesiser;
        this.mostBytes = mostBytes;
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Key key = new Key(engine, request.forAnyCall());
        Entry fresh = new Entry(key);
        Entry entry = wanted(fresh);
        Recording.Follower follower = new Recording.Follower(listener);
        if (entry.equals(fresh)) {
            entry.recording.follow(follower);
            entry.recording.made(synthesiser.speak(request, entry.recording));
        } else {
            Thread.ofVirtual().start(() -> entry.recording.follow(follower));
        }
        return new Wanted(entry, follower);
    }

    @Override
    public Duration patience() {
        return synthesiser.patience();
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        synthesiser.expect(language, voice, sampleRate);
    }

    /** How many bytes of audio are remembered. */
    public synchronized long bytes() {
        return bytes;
    }

    private synchronized Entry wanted(Entry fresh) {
        Entry known = entries.get(fresh.key);
        Entry entry = known == null ? fresh : known;
        if (known == null) {
            entries.put(fresh.key, fresh);
        }
        entry.wantedBy++;
        return entry;
    }

    private void unwanted(Entry entry, Consumer<Synthesis> how) {
        synchronized (this) {
            entry.wantedBy--;
            if (entry.wantedBy > 0 || entry.remembered) {
                return;
            }
            entries.remove(entry.key, entry);
        }
        entry.recording.cancel(how);
    }

    private synchronized void remember(Entry entry) {
        if (entries.get(entry.key) != entry) {
            return;
        }
        entry.remembered = true;
        bytes += entry.recording.bytes();
        if (entry.recording.bytes() > mostBytes / LARGEST_PART) {
            forget(entry);
        }
        for (Iterator<Entry> oldest = entries.values().iterator(); bytes > mostBytes && oldest.hasNext(); ) {
            Entry next = oldest.next();
            if (next.remembered) {
                bytes -= next.recording.bytes();
                oldest.remove();
            }
        }
    }

    private synchronized void forget(Entry entry) {
        if (entries.remove(entry.key, entry) && entry.remembered) {
            bytes -= entry.recording.bytes();
        }
    }

    /** What one of those who asked for a text holds. */
    private final class Wanted implements Synthesis {
        private final Entry entry;
        private final Recording.Follower follower;
        private final AtomicBoolean left = new AtomicBoolean();

        private Wanted(Entry entry, Recording.Follower follower) {
            this.entry = entry;
            this.follower = follower;
        }

        @Override
        public void cancel() {
            leave(Synthesis::cancel);
        }

        @Override
        public void tooLate() {
            leave(Synthesis::tooLate);
        }

        private void leave(Consumer<Synthesis> how) {
            if (left.compareAndSet(false, true)) {
                follower.leave();
                unwanted(entry, how);
            }
        }
    }

    private record Key(String engine, SynthesisRequest request) {}

    /** A text that is remembered or being made; its fields are guarded by the cache. */
    private final class Entry {
        private final Key key;
        private final Recording recording = new Recording(() -> remember(this), () -> forget(this));
        private int wantedBy;
        private boolean remembered;

        private Entry(Key key) {
            this.key = key;
        }
    }
}
