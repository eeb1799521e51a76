package io.viciagents.node.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profiles of a folder as they are now. A file that is new or changed counts for the calls that come after; calls that are
 * up keep what they began with. A new version that is wrong is refused with its errors, and the old one stays. Any thread asks;
 * one thread looks.
 *
 * <p>A file must look the same twice before it counts, for editors write in pieces. Mutable: what each file held when it was
 * looked at last, and what came of it.
 */
public final class LiveProfiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProfiles.class);
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    private final Path folder;
    private final Function<Profile, List<String>> further;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("profiles").daemon().factory());
    private final Map<Path, String> counting = new TreeMap<>();
    private final Map<Path, String> lastSeen = new HashMap<>();
    private final Map<Path, Profile> byFile = new TreeMap<>();
    private volatile Profiles now;
    private Consumer<Profile> changed = profile -> {};

    private LiveProfiles(Path folder, Function<Profile, List<String>> further) {
        this.folder = folder;
        this.further = further;
        this.now = Profiles.load(folder);
        List<String> problems = new ArrayList<>();
        now.all()
                .forEach(profile ->
                        further.apply(profile).forEach(problem -> problems.add(profile.name() + ": " + problem)));
        if (!problems.isEmpty()) {
            throw new InvalidProfile("the profiles in " + folder, problems);
        }
        for (Path file : Profiles.files(folder)) {
            String text = text(file);
            counting.put(file, text);
            lastSeen.put(file, text);
            byFile.put(file, Profiles.parse(name(file), text));
        }
    }

    /**
     * Reads the profiles of a folder.
     *
     * @param further what is wrong with a profile on this node, such as a voice that it does not have
     * @throws InvalidProfile with all problems of all files
     */
    public static LiveProfiles load(Path folder, Function<Profile, List<String>> further) {
        return new LiveProfiles(folder, further);
    }

    /** Looks for changes from now on; each new version that counts is told on the looking thread. */
    public void watch(Consumer<Profile> whenChanged) {
        changed = whenChanged;
        looking.scheduleWithFixedDelay(
                this::lookSafely, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException unreadable) {
            LOG.atWarn().addKeyValue("reason", unreadable.getMessage()).log("the profiles can not be read just now");
        }
    }

    /** One look. */
    void look() {
        Map<Path, String> seen = new TreeMap<>();
        Profiles.files(folder).forEach(file -> seen.put(file, text(file)));
        for (Path gone : List.copyOf(counting.keySet())) {
            if (!seen.containsKey(gone)) {
                forget(gone);
            }
        }
        seen.forEach((file, text) -> {
            boolean settled = text.equals(lastSeen.put(file, text));
            if (settled && !text.equals(counting.get(file))) {
                counting.put(file, text);
                read(file, text);
            }
        });
    }

    private void forget(Path file) {
        counting.remove(file);
        lastSeen.remove(file);
        Profile before = byFile.remove(file);
        if (before != null) {
            LOG.atWarn().addKeyValue("profile", before.name()).log("a profile is gone: its calls are refused");
        }
        publish();
    }

    private void read(Path file, String text) {
        try {
            Profile next = Profiles.parse(name(file), text);
            List<String> problems = new ArrayList<>(further.apply(next));
            byFile.forEach((other, profile) -> {
                if (!other.equals(file) && profile.name().equals(next.name())) {
                    problems.add("name: another file has a profile of this name; rename one");
                }
            });
            if (!problems.isEmpty()) {
                throw new InvalidProfile(name(file), problems);
            }
            byFile.put(file, next);
            publish();
            LOG.atInfo()
                    .addKeyValue("profile", next.name())
                    .addKeyValue("version", next.version())
                    .log("a profile has changed: the next calls follow it");
            changed.accept(next);
        } catch (InvalidProfile invalid) {
            LOG.atError()
                    .addKeyValue("file", name(file))
                    .log("a profile's new version is refused, the old one stays: {}", invalid.getMessage());
        }
    }

    private void publish() {
        Map<String, Profile> byName = new TreeMap<>();
        byFile.values().forEach(profile -> byName.put(profile.name(), profile));
        now = Profiles.of(byName);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Gone between two looks, or not readable: an empty profile is refused like any wrong one.
            return "";
        }
    }

    /** The profile of that name. */
    public Optional<Profile> named(String name) {
        return now.named(name);
    }

    /** All of them. */
    public Collection<Profile> all() {
        return now.all();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
