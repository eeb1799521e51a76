package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.AriVersion;
import io.viciagents.dispatcher.ari.Versions.Verdict;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What an administrator reads about one connection: each cause of trouble once with its cure, not every try. Confined to
 * the connection's context.
 *
 * <p>Mutable: which causes were told since the line was last open, and the version it found.
 */
final class Diary {
    private static final Logger log = LoggerFactory.getLogger(Diary.class);

    private final AriSettings settings;
    private final Level trouble;
    private final Set<String> told = new HashSet<>();
    private String release = "";
    private boolean connectedBefore;

    Diary(AriSettings settings) {
        this(settings, Level.WARN);
    }

    private Diary(AriSettings settings, Level trouble) {
        this.settings = settings;
        this.trouble = trouble;
    }

    /** Of a connection beside the first one, whose troubles are told by that one or by the rehearsals. */
    static Diary ofSecondEar(AriSettings settings) {
        return new Diary(settings, Level.DEBUG);
    }

    /** The set of models to use with this release; fails with the reason when it cannot serve calls. */
    AriVersion accept(String found, Verdict verdict) {
        release = found;
        return switch (verdict) {
            case Verdict.Known known -> known.set();
            case Verdict.Unknown unknown -> {
                once(unknown.reason() + ": using ARI " + unknown.set().version() + ", the newest we know");
                yield unknown.set();
            }
            case Verdict.TooOld old -> throw new AriException(settings.place() + " cannot serve: " + old.reason(), 200);
        };
    }

    void couldNotConnect(Throwable cause) {
        once(sentence(cause));
    }

    private String sentence(Throwable cause) {
        if (cause instanceof AriException told) {
            return told.getMessage() + cure(told);
        }
        Refusal refusal = Refusal.of(cause, settings.limits().request());
        AriException failure = new AriException(
                "could not open the event socket: " + settings.place() + " " + refusal.words(), refusal.status());
        return failure.getMessage() + cure(failure);
    }

    private String cure(AriException failure) {
        return switch (failure.status()) {
            case 401, 403 -> "; ari.conf needs a section [" + settings.user() + "] with type=user and this password";
            case 404 -> "; ari.conf needs enabled=yes, and the address the prefix of http.conf if there is one";
            case 0 -> "; it must run, with enabled=yes and this bindaddr and bindport in http.conf";
            default -> "";
        };
    }

    private void once(String sentence) {
        if (told.add(sentence)) {
            log.atLevel(trouble)
                    .addKeyValue("asterisk", settings.name())
                    .addKeyValue("next", "trying again")
                    .log(sentence);
        }
    }

    /** A dispatcher that would have to take it over could not. */
    void couldNotRehearse(Throwable cause) {
        once("could not take this Asterisk over if its owner died: " + sentence(cause));
    }

    void rehearsedAgain() {
        told.clear();
        log.atInfo().addKeyValue("asterisk", settings.name()).log("could be taken over again");
    }

    /** True when it was connected before. */
    boolean connected() {
        told.clear();
        log.atInfo()
                .addKeyValue("asterisk", settings.name())
                .addKeyValue("version", release)
                .addKeyValue("application", settings.application())
                .log("events come");
        boolean again = connectedBefore;
        connectedBefore = true;
        return again;
    }

    void lost(String reason) {
        log.atLevel(trouble)
                .addKeyValue("asterisk", settings.name())
                .addKeyValue("application", settings.application())
                .addKeyValue("reason", "the event socket " + reason)
                .log("events do not come, calls go on; trying again");
    }

    void replaced() {
        log.atWarn()
                .addKeyValue("asterisk", settings.name())
                .addKeyValue("application", settings.application())
                .log("another client has taken our application");
    }
}
