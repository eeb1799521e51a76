package io.viciagents.service.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The variables that override keys, and the account of which of them did. */
final class Environment {
    /** Kubernetes gives every container the addresses of the services around it, such as DISPATCHER_PORT_8080_TCP_ADDR. */
    private static final Pattern SET_BY_KUBERNETES =
            Pattern.compile("(.*_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern ADDRESS_BY_KUBERNETES = Pattern.compile("(tcp|udp|sctp)://.*");

    private final String prefix;
    private final SortedMap<String, String> overrides = new TreeMap<>();
    private final TreeSet<String> unused = new TreeSet<>();
    private final TreeSet<String> known = new TreeSet<>();

    /** Sorts out which of all variables are meant for this configuration. */
    Environment(String prefix, Map<String, String> all) {
        this.prefix = prefix;
        all.forEach((name, value) -> {
            if (name.startsWith(prefix + "_") && !foreign(name.substring(prefix.length() + 1), value)) {
                overrides.put(name, value);
                unused.add(name);
            }
        });
    }

    private static boolean foreign(String name, String value) {
        return name.equals("CONFIG")
                || SET_BY_KUBERNETES.matcher(name).matches()
                || (name.endsWith("PORT")
                        && ADDRESS_BY_KUBERNETES.matcher(value).matches());
    }

    /** The text that overrides the value at this place. */
    Optional<String> at(Place place) {
        known.add(place.variable());
        unused.remove(place.variable());
        return Optional.ofNullable(overrides.get(place.variable()));
    }

    /** Whether any variable overrides something of this shape at or below this place. */
    boolean mentions(Shape shape, Place place) {
        if (overrides.containsKey(place.variable())) {
            return true;
        }
        if (!overrides.tailMap(place.variable() + "_").keySet().stream()
                .anyMatch(name -> name.startsWith(place.variable() + "_"))) {
            return false;
        }
        return switch (shape) {
            case Shape.Leaf _ -> false;
            case Shape.Perhaps perhaps -> mentions(perhaps.value(), place);
            case Shape.Listing listing -> mentions(listing.element(), place.element(0));
            case Shape.Table _ -> true;
            case Shape.Section section -> mentionsKeyOf(section, place);
            case Shape.Choice choice ->
                overrides.containsKey(place.key("type").variable())
                        || choice.options().values().stream().anyMatch(section -> mentionsKeyOf(section, place));
        };
    }

    private boolean mentionsKeyOf(Shape.Section section, Place place) {
        return section.components().stream()
                .anyMatch(component -> mentions(Shape.of(component.getGenericType()), place.key(component.getName())));
    }

    /** What is below this place is not looked at, because the place itself is wrong. */
    void skip(Place place) {
        unused.removeIf(name -> name.equals(place.variable()) || name.startsWith(place.variable() + "_"));
    }

    /** Notes every variable that overrode nothing: a slip of the pen that would go unseen. */
    void reportUnused(Problems problems) {
        for (String name : unused) {
            problems.add(
                    new Place(name, name),
                    "no key is overridden by this variable",
                    Names.nearest(name, known)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("unset it; variables that start with " + prefix + "_ belong to the configuration"));
        }
    }
}
