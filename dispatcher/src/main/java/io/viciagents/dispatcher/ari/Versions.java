package io.viciagents.dispatcher.ari;

import ch.loway.oss.ari4java.AriVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of ari4java's sets of models and actions fits which Asterisk. ARI's first number is Asterisk's minus 12: 16.28
 * speaks ARI 4.1.4, 22.10 speaks 10.0.0 (both measured). Within that, the newest set is right, for fields are only added.
 */
final class Versions {
    private static final int ASTERISK_BEFORE_ARI = 12;
    private static final Pattern RELEASE = Pattern.compile("(?:certified[/-])?(\\d+)\\.(\\d+).*");

    private Versions() {}

    /** The newest set we have: what is spoken before Asterisk told its version, and with ones newer than we know. */
    static AriVersion newest() {
        return sets().max(Comparator.comparingInt(Versions::first)).orElseThrow();
    }

    /** Reads what {@code GET /asterisk/info} tells, such as 16.28.0~dfsg-0 or certified/18.9-cert5. */
    static Verdict judge(String asterisk) {
        Matcher release = RELEASE.matcher(asterisk.strip());
        if (!release.matches()) {
            return new Verdict.Unknown(newest(), "its version '" + asterisk + "' says nothing to us");
        }
        int major = number(release.group(1));
        int minor = number(release.group(2));
        if (major < 16 || (major == 16 && minor < 6)) {
            return new Verdict.TooOld(
                    "Asterisk " + asterisk + " has no ExternalMedia: 16.6 or newer is needed, such as VICIdial's 18");
        }
        return known(major)
                .<Verdict>map(Verdict.Known::new)
                .orElseGet(() -> new Verdict.Unknown(newest(), "version " + asterisk + " is newer than we know"));
    }

    private static Optional<AriVersion> known(int major) {
        return sets().filter(set -> first(set) == major - ASTERISK_BEFORE_ARI)
                .max(Comparator.comparingInt(AriVersion::ordinal));
    }

    private static java.util.stream.Stream<AriVersion> sets() {
        return Arrays.stream(AriVersion.values()).filter(set -> set != AriVersion.IM_FEELING_LUCKY);
    }

    private static int first(AriVersion set) {
        String version = set.version();
        return number(version.substring(0, version.indexOf('.')));
    }

    private static int number(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** What to make of a version. */
    sealed interface Verdict {
        /** We know it. */
        record Known(AriVersion set) implements Verdict {}

        /** We do not know it; the set is our best guess. */
        record Unknown(AriVersion set, String reason) implements Verdict {}

        /** Calls cannot be served on it. */
        record TooOld(String reason) implements Verdict {}
    }
}
