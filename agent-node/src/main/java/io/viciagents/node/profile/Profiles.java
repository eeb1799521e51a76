package io.viciagents.node.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The agent profiles of a node, by their names. A profile that could not do its work is refused as a whole on loading. */
public final class Profiles {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

    private static final int VERSION_BYTES = 6;

    private final Map<String, Profile> byName;

    private Profiles(Map<String, Profile> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Reads every {@code .yaml} file of a folder.
     *
     * @throws InvalidProfile with all problems of all files
     */
    public static Profiles load(Path folder) {
        Map<String, Profile> byName = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                Profile profile = read(file);
                if (byName.put(profile.name(), profile) != null) {
                    problems.add(file.getFileName() + ": name: another file has a profile of this name; rename one");
                }
            } catch (InvalidProfile invalid) {
                invalid.problems().forEach(problem -> problems.add(file.getFileName() + ": " + problem));
            }
        }
        if (byName.isEmpty() && problems.isEmpty()) {
            problems.add("no .yaml file in it; put at least one profile there");
        }
        if (!problems.isEmpty()) {
            throw new InvalidProfile("the profiles in " + folder, problems);
        }
        return new Profiles(byName);
    }

    /**
     * Reads one profile.
     *
     * @throws InvalidProfile with all its problems
     */
    public static Profile read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the profile " + file, unreadable);
        }
    }

    /**
     * Reads one profile from its text.
     *
     * @param source where the text comes from, for the error
     * @throws InvalidProfile with all its problems
     */
    public static Profile parse(String source, String yaml) {
        Problems problems = new Problems();
        Profile profile = ProfileReader.read(new Section("", tree(source, yaml), problems), version(yaml));
        new ProfileCheck(profile, problems).run();
        new ModelCheck(profile, problems).run();
        LanguageCheck.run(profile, problems);
        LawCheck.run(profile, problems);
        if (!problems.found().isEmpty()) {
            throw new InvalidProfile(source, problems.found());
        }
        return profile;
    }

    /** The profile of that name. */
    public Optional<Profile> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them. */
    public Collection<Profile> all() {
        return byName.values();
    }

    private static String version(String yaml) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static JsonNode tree(String source, String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return tree == null || tree.isMissingNode() || tree.isNull() ? JsonNodeFactory.instance.objectNode() : tree;
        } catch (JsonProcessingException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : "line " + malformed.getLocation().getLineNr() + ": ";
            throw new InvalidProfile(source, List.of(where + "this is no YAML: " + malformed.getOriginalMessage()));
        }
    }

    static Profiles of(Map<String, Profile> byName) {
        return new Profiles(byName);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new InvalidProfile(
                    "the profiles in " + folder, List.of("the folder cannot be read; create it, or name another one"));
        }
    }
}
