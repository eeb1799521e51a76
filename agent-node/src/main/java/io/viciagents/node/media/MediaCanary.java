package io.viciagents.node.media;

import io.viciagents.cluster.MediaAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Two places for media whose channels an Asterisk has put into one bridge: what is sent into one comes out of the other, or
 * the way between this node and that Asterisk is cut. Any thread.
 */
public final class MediaCanary implements AutoCloseable {
    private final MediaReservation first;
    private final MediaReservation second;
    private volatile @Nullable Song song;

    MediaCanary(MediaReservation first, MediaReservation second) {
        this.first = first;
        this.second = second;
    }

    /** The UDP port for the first channel. */
    public int firstPort() {
        return first.port();
    }

    /** The UDP port for the second channel. */
    public int secondPort() {
        return second.port();
    }

    /** Begins to send: the channels are bridged. */
    public void sing(MediaAddress firstChannel, MediaAddress secondChannel) {
        first.loop().execute(() -> {
            if (song == null) {
                song = new Song(first.sing(firstChannel), second.sing(secondChannel));
            }
        });
    }

    /** For how long nothing has come through in one of the directions; zero before it sings. */
    public Duration silence() {
        Song sung = song;
        if (sung == null) {
            return Duration.ZERO;
        }
        long heard = Math.min(sung.first().heardNanos(), sung.second().heardNanos());
        return Duration.ofNanos(Math.max(0, first.loop().timers().nanoTime() - heard));
    }

    /** Whether something has come through in both directions. */
    public boolean heard() {
        Song sung = song;
        return sung != null && sung.first().heard() && sung.second().heard();
    }

    /** Harmless when repeated. */
    @Override
    public void close() {
        first.close();
        second.close();
    }

    private record Song(CanaryLeg first, CanaryLeg second) {}
}
