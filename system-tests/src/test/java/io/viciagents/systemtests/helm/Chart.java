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

/** The chart of this project, as Helm itself sees it. */
final class Chart {
    private static final String KUBERNETES = "1.30.0";

    private Chart() {}

    /** The folder {@code helm} of the project. */
    static Path folder() {
        return Path.of("..", "helm").toAbsolutePath().normalize();
    }

    static LintResult lint() {
        return new Helm(folder()).lint().strict().call();
    }

    /** Renders with a file of values, and single ones over it; throws what Helm complains of. */
    static String render(String values, Map<String, String> over) {
        TemplateCommand template = new Helm(folder())
                .template()
                .withName("voice")
                .withNamespace("call-centre")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(resource("values/" + values + ".yaml"));
        over.forEach(template::set);
        return template.call();
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
