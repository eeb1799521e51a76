package io.viciagents.service.configuration;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes records as the YAML that would give them, each key under its {@link Doc}, and {@code ***} for secrets. */
final class Printer {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.][A-Za-z0-9/_.@+-]*(:[A-Za-z0-9/_.@+-]+)*");

    /** What other readers of YAML take for something else than a text. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|[-+.]?\\d[0-9a-z_.:+-]*");

    private final StringBuilder out = new StringBuilder();

    /** Keys that were explained once need not be explained for each element of a list. */
    private final Set<Class<?>> explained = new HashSet<>();

    String print(Record value) {
        keys(value, "");
        return out.toString();
    }

    private void keys(Record record, String indent) {
        boolean explain = explained.add(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (explain) {
                doc(component, indent);
            }
            Shape shape = Shape.of(component.getGenericType());
            Object value = Records.read(record, component);
            if (value instanceof Optional<?> optional && optional.isEmpty()) {
                out.append(indent).append("# ").append(component.getName()).append(": (not given)\n");
            } else {
                out.append(indent).append(component.getName()).append(':');
                value(shape, value, indent + "  ");
            }
        }
    }

    private void doc(RecordComponent component, String indent) {
        Doc doc = component.getAnnotation(Doc.class);
        Default standard = component.getAnnotation(Default.class);
        String why = doc == null ? "" : doc.value();
        String preset = standard == null || standard.value().isEmpty() ? "" : "(default " + standard.value() + ")";
        String text = (why + " " + preset).strip().replaceAll("\\p{Cntrl}+", " ");
        if (!text.isEmpty()) {
            out.append(indent).append("# ").append(text).append('\n');
        }
    }

    /** Writes what stands behind the colon of a key, or the dash of an element, and all lines below it. */
    private void value(Shape shape, Object value, String indent) {
        switch (shape) {
            case Shape.Leaf _ -> out.append(' ').append(leaf(value)).append('\n');
            case Shape.Perhaps perhaps -> value(perhaps.value(), ((Optional<?>) value).orElseThrow(), indent);
            case Shape.Section section -> {
                out.append(section.keys().isEmpty() ? " {}\n" : "\n");
                keys((Record) value, indent);
            }
            case Shape.Choice _ -> {
                String type = Names.kebab(value.getClass().getSimpleName());
                out.append('\n').append(indent).append("type: ").append(type).append('\n');
                keys((Record) value, indent);
            }
            case Shape.Listing listing -> listing(listing, (List<?>) value, indent);
            case Shape.Table table -> table(table, (Map<?, ?>) value, indent);
        }
    }

    private void listing(Shape.Listing listing, List<?> elements, String indent) {
        out.append(elements.isEmpty() ? " []\n" : "\n");
        for (Object element : elements) {
            out.append(indent).append('-');
            value(listing.element(), element, indent + "  ");
        }
    }

    private void table(Shape.Table table, Map<?, ?> entries, String indent) {
        out.append(entries.isEmpty() ? " {}\n" : "\n");
        entries.forEach((key, entry) -> {
            out.append(indent).append(text(key.toString())).append(':');
            value(table.value(), entry, indent + "  ");
        });
    }

    private static String leaf(Object value) {
        return switch (value) {
            case Enum<?> constant -> Names.kebab(constant.name());
            case Duration duration -> Durations.print(duration);
            case URI uri -> text(uri.toString().replaceAll("//[^/]*@", "//***@"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return PLAIN.matcher(text).matches() && !AMBIGUOUS.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (Character.isLetterOrDigit(letter) || (letter >= ' ' && letter <= '~')) {
                quoted.append(letter);
            } else {
                quoted.append(String.format("\\u%04x", (int) letter));
            }
        }
        return quoted.append('"').toString();
    }
}
