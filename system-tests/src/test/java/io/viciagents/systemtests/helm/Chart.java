package io.viciagents.systemtests.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The chart of this project, as Helm itself sees it. */
final class Chart {
    private static final String KUBERNETES = "1.30.0";
    private static final Path WITHOUT_HOOKS = withoutHooks();

    private Chart() {}

    /** The folder {@code helm} of the project. */
    static Path folder() {
        return Path.of("..", "helm").toAbsolutePath().normalize();
    }

    static LintResult lint() {
        return new Helm(folder()).lint().strict().call();
    }

    /**
     * Renders with a file of values, and single ones over it, what {@code helm test} starts included; throws what Helm
     * complains of.
     */
    static String render(String values, Map<String, String> over) {
        TemplateCommand template = new Helm(WITHOUT_HOOKS)
                .template()
                .withName("voice")
                .withNamespace("call-centre")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(resource("values/" + values + ".yaml"));
        over.forEach(template::set);
        return template.call();
    }

    /** Helm's template command leaves hooks out here: in this copy they are manifests like others. */
    private static Path withoutHooks() {
        try (Stream<Path> files = Files.walk(folder())) {
            Path copy = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = copy.resolve(folder().relativize(file));
                Files.createDirectories(Objects.requireNonNull(there.getParent()));
                Files.writeString(there, read(file).replaceAll("(?m)^ *helm\\.sh/hook: .*\\n", ""));
            }
            return copy;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Path resource(String name) {
        URL found = Objects.requireNonNull(Chart.class.getResource("/helm/" + name), name);
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
