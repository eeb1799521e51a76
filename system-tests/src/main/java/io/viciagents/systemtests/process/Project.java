package io.viciagents.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where things are in the checked-out project. */
public final class Project {
    private static final Path ROOT = find();

    private Project() {}

    /** The folder that holds {@code check} and {@code demo}. */
    public static Path root() {
        return ROOT;
    }

    /** A new folder for one run, under the git-ignored {@code .work}. */
    public static Path newRunFolder(String kind) {
        try {
            Path runs = Files.createDirectories(ROOT.resolve(".work/runs"));
            return Files.createTempDirectory(runs, kind + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for a run under " + ROOT.resolve(".work"), e);
        }
    }

    /** A folder of a run, made when it is not there. */
    public static Path subfolder(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder " + name + " in " + folder, e);
        }
    }

    /** Runs one of {@code scripts/}; answers its output. */
    public static String script(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("scripts").resolve(name).toString());
        command.addAll(List.of(arguments));
        return Commands.run(command);
    }

    private static Path find() {
        Path start = Path.of(System.getProperty("project.root", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("scripts/fetch-asterisk"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no project above " + start + ": run inside it, or give -Dproject.root");
    }
}
