package io.viciagents.node.realtime;

import io.viciagents.node.speech.MuLaw;
import io.viciagents.node.speech.RecognitionStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** One call's ear: turns are sent, with 300 ms before them, and silence is not, for it is paid for. Confined to the call's loop. */
final class RealtimeStream implements RecognitionStream {
    private static final int PRE_ROLL = 15;

    private final RealtimeSession session;
    private final int sampleRate;
    private final Runnable over;
    private final Deque<byte[]> preRoll = new ArrayDeque<>();
    private boolean inATurn;

    RealtimeStream(RealtimeSession session, int sampleRate, Runnable over) {
        this.session = session;
        this.sampleRate = sampleRate;
        this.over = over;
    }

    @Override
    public void frame(short[] samples) {
        byte[] frame = MuLaw.of(samples, sampleRate);
        if (inATurn) {
            session.audio(frame);
        } else {
            preRoll.add(frame);
            if (preRoll.size() > PRE_ROLL) {
                preRoll.remove();
            }
        }
    }

    @Override
    public void speechStarted() {
        inATurn = true;
        preRoll.forEach(session::audio);
        preRoll.clear();
    }

    @Override
    public void speechEnded() {
        if (inATurn) {
            inATurn = false;
            session.turnOver();
        }
    }

    @Override
    public void close() {
        over.run();
        session.close();
    }
}
