package io.viciagents.systemtests.providers;

import java.util.ArrayList;
import java.util.List;

/**
 * Pretends to understand callers whose words are known in advance, stretch by stretch of speech: each word is told when all
 * of it has been spoken, measured by the voice that was heard, and after 300 ms without voice the stretch is final. Confined
 * to one thread. Mutable: which stretch is heard, and how much of it.
 */
final class SegmentEar implements Ear {
    private static final int BYTES_A_MS = 8;
    private static final int PAUSE = 300 * BYTES_A_MS;
    /** Less is a click. */
    private static final int A_VOICE = 40 * BYTES_A_MS;

    private final List<Segment> segments;
    private int at;
    private long heard;
    private long began;
    private int voiced;
    private int silent;
    private int told;
    private boolean finished;

    SegmentEar(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    @Override
    public List<Told> hear(byte[] bytes) {
        List<Told> all = new ArrayList<>();
        for (byte one : bytes) {
            heard++;
            if (Segment.isVoice(one)) {
                voice(all);
            } else {
                silence(all);
            }
        }
        return all;
    }

    private void voice(List<Told> all) {
        if (voiced == 0) {
            began = heard;
        }
        silent = 0;
        voiced++;
        if (at < segments.size()) {
            int spoken = segments.get(at).spoken(voiced);
            if (spoken > told) {
                told = spoken;
                all.add(words(false));
            }
        }
    }

    private void silence(List<Told> all) {
        silent++;
        if (silent == PAUSE && voiced >= A_VOICE) {
            if (told > 0 && !finished) {
                all.add(words(true));
            }
            at++;
            voiced = 0;
            told = 0;
            finished = false;
        }
    }

    @Override
    public void finish() {
        finished = true;
    }

    private Told words(boolean complete) {
        Segment segment = segments.get(at);
        String words = String.join(
                " ", segment.words().subList(0, complete ? segment.words().size() : told));
        return new Told(words, began / BYTES_A_MS, (heard - began) / BYTES_A_MS, complete);
    }
}
