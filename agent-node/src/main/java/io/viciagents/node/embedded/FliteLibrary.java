package io.viciagents.node.embedded;

import java.lang.foreign.MemorySegment;

/**
 * The functions of flite 2 that are used. Usable from any thread once its voices are registered.
 *
 * <p>See flite.h, cst_wave.h and cst_item.h.
 */
final class FliteLibrary {
    static final String PACKAGE = "libflite1";

    final Synthesise synthesise;
    final Find wave;
    final Discard discard;
    final Lookup relation;
    final Find firstItem;
    final Find nextItem;
    final Measure measure;

    /**
     * Opens the library and sets it up.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    FliteLibrary() {
        NativeLibrary flite = NativeLibrary.open("libflite.so.1", PACKAGE);
        NativeLibrary.open("libflite_usenglish.so.1", PACKAGE);
        NativeLibrary.open("libflite_cmulex.so.1", PACKAGE);
        synthesise = flite.function(Synthesise.class, "flite_synth_text");
        wave = flite.function(Find.class, "utt_wave");
        discard = flite.function(Discard.class, "delete_utterance");
        relation = flite.function(Lookup.class, "utt_relation");
        firstItem = flite.function(Find.class, "relation_head");
        nextItem = flite.function(Find.class, "item_next");
        measure = flite.function(Measure.class, "flite_ffeature_float");
        if (flite.function(SetUp.class, "flite_init").call() < 0) {
            throw new SpeechEngineMissingException("The library libflite.so.1 could not be set up.");
        }
    }

    /** {@code int flite_init()}. */
    public interface SetUp {
        int call();
    }

    /** {@code cst_voice *register_cmu_us_kal(char const *)} and its like: the voice itself. */
    public interface Register {
        MemorySegment call(MemorySegment folder);
    }

    /** {@code cst_utterance *flite_synth_text(char const *, cst_voice *)}. */
    public interface Synthesise {
        MemorySegment call(MemorySegment text, MemorySegment voice);
    }

    /** {@code T *f(U *)}: something that belongs to what is given. */
    public interface Find {
        MemorySegment call(MemorySegment of);
    }

    /** {@code void delete_utterance(cst_utterance *)}, with its wave. */
    public interface Discard {
        void call(MemorySegment utterance);
    }

    /** {@code cst_relation *utt_relation(cst_utterance *, char const *name)}. */
    public interface Lookup {
        MemorySegment call(MemorySegment utterance, MemorySegment name);
    }

    /** {@code float flite_ffeature_float(cst_item *, char const *path)}. */
    public interface Measure {
        float call(MemorySegment item, MemorySegment path);
    }
}
