package io.viciagents.systemtests.bench;

import io.viciagents.cluster.MediaAddress;
import io.viciagents.cluster.MediaFormat;
import io.viciagents.node.audio.VoiceActivity;
import io.viciagents.node.media.MediaReservation;
import io.viciagents.node.media.MediaSession;
import io.viciagents.node.media.Playout;
import java.time.Duration;

/** A conversation without thought: hears the caller by voice activity, and speaks the same three seconds for ever. */
final class BenchCall implements MediaSession.FrameListener, Playout.Listener {
    private static final int SPEECH_SAMPLES = 3 * 8000;

    private final VoiceActivity activity = new VoiceActivity();
    private final short[] speech = speech();
    private final MediaSession session;

    /** On the reservation's loop. */
    BenchCall(MediaReservation reservation, MediaAddress caller) {
        session = reservation.open(caller, MediaFormat.ULAW);
        session.listen(this);
        speak();
    }

    @Override
    public void frame(short[] samples, MediaSession.Source source) {
        activity.hear(samples);
    }

    @Override
    public void started() {
        // it is known
    }

    @Override
    public void finished() {
        speak();
    }

    @Override
    public void cut(Duration played) {
        // the call is over
    }

    private void speak() {
        Playout.Utterance utterance = session.playout().play(this);
        utterance.append(speech);
        utterance.complete();
    }

    /** Its own for each call, as that of a synthesiser would be. */
    private static short[] speech() {
        short[] samples = new short[SPEECH_SAMPLES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i * 37 % 8000 - 4000);
        }
        return samples;
    }
}
