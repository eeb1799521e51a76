package io.viciagents.service.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One reading of a configuration: text, tree, environment, records. */
final class Loading<T extends Record> {
    private final Class<T> type;
    private final Place root;
    private final Map<String, String> variables;
    private final Environment environment;
    private final Problems problems = new Problems();

    Loading(Class<T> type, String prefix, Map<String, String> variables) {
        this.type = type;
        this.root = new Place("", prefix);
        this.variables = Map.copyOf(variables);
        this.environment = new Environment(prefix, variables);
    }

    Configuration<T> from(Optional<Path> yaml) {
        Node tree = yaml.map(this::read).orElse(Node.ABSENT);
        if (!problems.none()) {
            return new Configuration.Refused<>(problems.lines());
        }
        Path folder = yaml.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        Binder binder = new Binder(environment, new LeafBinder(folder, variables, problems), problems);
        Optional<T> value = binder.bind(Shape.of(type), tree, root).map(type::cast);
        environment.reportUnused(problems);
        return value.isPresent() && problems.none()
                ? new Configuration.Loaded<>(value.get())
                : new Configuration.Refused<>(problems.lines());
    }

    private Node read(Path yaml) {
        try {
            return YamlText.ofFile(Texts.read(yaml), problems, root);
        } catch (Texts.Unreadable refused) {
            problems.add(root, String.valueOf(refused.getMessage()));
            return Node.ABSENT;
        }
    }
}
