package io.viciagents.systemtests.providers;

import java.util.ArrayList;
import java.util.List;

/**
 * Pretends to understand: for each 320 ms of voice in µ-law audio it tells the next word of a script, and after 300 ms without
 * voice the words are final. So words come no earlier than they were spoken, and true offsets can be told. Confined to one
 * thread. Mutable: what it has heard.
 */
final class ScriptedEar implements Ear {
    private static final int BYTES_A_MS = 8;
    private static final int WORD = 320 * BYTES_A_MS;
    private static final int PAUSE = 300 * BYTES_A_MS;
    /** µ-law codes of quiet samples have all but the lowest bits set. */
    private static final int QUIET = 0x60;

    private final List<String> script;
    private final List<String> words = new ArrayList<>();
    private int next;
    private long heard;
    private long began;
    private int voiced;
    private int silent;

    ScriptedEar(List<String> script) {
        this.script = List.copyOf(script);
    }

    @Override
    public void finish() {
        words.clear();
        voiced = 0;
    }

    @Override
    public List<Told> hear(byte[] bytes) {
        List<Told> told = new ArrayList<>();
        for (byte one : bytes) {
            heard++;
            if ((one & 0x7f) < QUIET) {
                voice(told);
            } else {
                silence(told);
            }
        }
        return told;
    }

    private void voice(List<Told> told) {
        if (words.isEmpty() && voiced == 0) {
            began = heard;
        }
        silent = 0;
        voiced++;
        if (voiced % WORD == 0 && next < script.size()) {
            words.add(script.get(next));
            next++;
            told.add(told(false));
        }
    }

    private void silence(List<Told> told) {
        silent++;
        if (silent == PAUSE && !words.isEmpty()) {
            told.add(told(true));
            words.clear();
            voiced = 0;
        }
    }

    private Told told(boolean complete) {
        return new Told(String.join(" ", words), began / BYTES_A_MS, (heard - began) / BYTES_A_MS, complete);
    }
}
