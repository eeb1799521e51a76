package io.viciagents.node.embedded;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The functions of pocketsphinx 5prealpha that are used, and the folder of its American English model. Usable from any
 * thread.
 *
 * <p>See pocketsphinx.h, and sphinxbase's cmd_ln.h, feat.h, cmn.h and err.h. Debian 12 and 13 ship this version; later
 * ones have another interface and another soname, so they cannot be taken for it.
 */
final class PocketsphinxLibrary {
    private static final String PACKAGE = "libpocketsphinx3";
    /** Looked for beforehand, because the library ends the whole process where it misses one of them. */
    private static final List<String> MODEL_FILES = List.of(
            "cmudict-en-us.dict",
            "en-us/mdef",
            "en-us/means",
            "en-us/variances",
            "en-us/sendump",
            "en-us/transition_matrices",
            "en-us/noisedict",
            "en-us/feat.params");

    final Path model;
    final Parse parse;
    final Release freeConfiguration;
    final Find arguments;
    final Make make;
    final Release free;
    final Act startStream;
    final Act startUtterance;
    final Hear hear;
    final Act endUtterance;
    final Ask words;
    final Make features;
    final Exchange getMean;
    final Exchange setMean;
    final Silence silence;

    /**
     * Opens both libraries.
     *
     * @param model the folder with the en-us model
     * @throws SpeechEngineMissingException naming the package to install
     */
    PocketsphinxLibrary(Path model) {
        this.model = model;
        MODEL_FILES.forEach(file -> require(model.resolve(file)));
        NativeLibrary base = NativeLibrary.open("libsphinxbase.so.3", "libsphinxbase3");
        NativeLibrary sphinx = NativeLibrary.open("libpocketsphinx.so.3", PACKAGE);
        parse = base.function(Parse.class, "cmd_ln_parse_r");
        freeConfiguration = base.function(Release.class, "cmd_ln_free_r");
        getMean = base.function(Exchange.class, "cmn_live_get");
        setMean = base.function(Exchange.class, "cmn_live_set");
        arguments = sphinx.function(Find.class, "ps_args");
        make = sphinx.function(Make.class, "ps_init");
        free = sphinx.function(Release.class, "ps_free");
        startStream = sphinx.function(Act.class, "ps_start_stream");
        startUtterance = sphinx.function(Act.class, "ps_start_utt");
        hear = sphinx.function(Hear.class, "ps_process_raw");
        endUtterance = sphinx.function(Act.class, "ps_end_utt");
        words = sphinx.function(Ask.class, "ps_get_hyp");
        features = sphinx.function(Make.class, "ps_get_feat");
        silence = base.function(Silence.class, "err_set_logfp");
        base.function(Mute.class, "err_set_callback").call(MemorySegment.NULL, MemorySegment.NULL);
    }

    PronunciationDictionary dictionary() {
        return new PronunciationDictionary(model.resolve("cmudict-en-us.dict"));
    }

    private static void require(Path file) {
        if (!Files.isReadable(file)) {
            throw new SpeechEngineMissingException("The file " + file
                    + " of the speech model cannot be read: install the Debian package pocketsphinx-en-us.");
        }
    }

    /** {@code T *f(void)}. */
    public interface Find {
        MemorySegment call();
    }

    /** {@code T *f(U *)}. */
    public interface Make {
        MemorySegment call(MemorySegment from);
    }

    /** {@code int f(T *)}, negative on failure. */
    public interface Act {
        int call(MemorySegment on);
    }

    /** {@code int f(T *)}, the number of references left. */
    public interface Release {
        int call(MemorySegment what);
    }

    /** {@code void cmn_live_get(cmn_t *, float *)} and its like. */
    public interface Exchange {
        void call(MemorySegment mean, MemorySegment values);
    }

    /** {@code char const *ps_get_hyp(ps_decoder_t *, int32 *score)}. */
    public interface Ask {
        MemorySegment call(MemorySegment decoder, MemorySegment score);
    }

    /** {@code int ps_process_raw(ps_decoder_t *, int16 const *, size_t samples, int noSearch, int fullUtterance)}. */
    public interface Hear {
        int call(MemorySegment decoder, MemorySegment samples, long count, int noSearch, int fullUtterance);
    }

    /** {@code cmd_ln_t *cmd_ln_parse_r(cmd_ln_t *, arg_t const *, int32 argc, char *argv[], int32 strict)}. */
    public interface Parse {
        MemorySegment call(MemorySegment into, MemorySegment known, int count, MemorySegment arguments, int strict);
    }

    /** {@code void err_set_callback(err_cb_f, void *)}; without a function nothing is reported. */
    public interface Mute {
        void call(MemorySegment function, MemorySegment with);
    }

    /** {@code FILE *err_set_logfp(FILE *)}, for the calling thread; without a file nothing is printed. */
    public interface Silence {
        MemorySegment call(MemorySegment file);
    }
}
