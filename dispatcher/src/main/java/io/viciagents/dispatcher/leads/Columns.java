package io.viciagents.dispatcher.leads;

import io.viciagents.service.life.CannotStart;
import io.viciagents.vicidial.api.LeadField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a file is what to VICIdial: by the mapping that was given, else by its name.
 *
 * @param names VICIdial's name for each column that is taken, by its index
 * @param ignored headings of the others
 */
record Columns(Map<Integer, String> names, List<String> ignored) {
    static final String PHONE = "phone_number";
    static final String PHONE_CODE = "phone_code";

    /** What people call them. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("phone", PHONE),
            Map.entry("number", PHONE),
            Map.entry("telephone", PHONE),
            Map.entry("mobile", PHONE),
            Map.entry("phonenumber", PHONE),
            Map.entry("code", PHONE_CODE),
            Map.entry("firstname", "first_name"),
            Map.entry("lastname", "last_name"),
            Map.entry("surname", "last_name"),
            Map.entry("zip", "postal_code"),
            Map.entry("zip_code", "postal_code"),
            Map.entry("postcode", "postal_code"),
            Map.entry("address", "address1"),
            Map.entry("e_mail", "email"),
            Map.entry("mail", "email"),
            Map.entry("birthday", "date_of_birth"),
            Map.entry("comment", "comments"),
            Map.entry("notes", "comments"),
            Map.entry("id", "vendor_lead_code"));

    /**
     * Reads the headings; refuses a mapping that cannot be meant, and a file without telephone numbers.
     *
     * @param mapping VICIdial's name by the heading, as given
     */
    static Columns of(CsvText.Line headings, Map<String, String> mapping) {
        refuse(mapping, headings);
        Map<Integer, String> names = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        for (int column = 0; column < headings.cells().size(); column++) {
            String heading = headings.cell(column);
            Optional<String> name = Optional.ofNullable(mapping.get(heading))
                    .or(() -> guess(heading))
                    .filter(guessed -> !names.containsValue(guessed));
            if (name.isPresent()) {
                names.put(column, name.get());
            } else if (!heading.isEmpty()) {
                ignored.add(heading);
            }
        }
        if (!names.containsValue(PHONE)) {
            throw new CannotStart("the file has no column of telephone numbers among " + headings.cells()
                    + "; say which it is: --map HEADING=" + PHONE);
        }
        return new Columns(names, ignored);
    }

    /** What a line holds, by VICIdial's names; empty cells are left out. */
    Map<String, String> read(CsvText.Line line) {
        Map<String, String> values = new LinkedHashMap<>();
        names.forEach((column, name) -> {
            if (!line.cell(column).isEmpty()) {
                values.put(name, line.cell(column));
            }
        });
        return values;
    }

    private static void refuse(Map<String, String> mapping, CsvText.Line headings) {
        mapping.forEach((heading, name) -> {
            if (!headings.cells().contains(heading)) {
                throw new CannotStart("--map " + heading + "=" + name + ": the file has no column '" + heading
                        + "'; it has " + headings.cells());
            }
            if (!isKnown(name)) {
                throw new CannotStart("--map " + heading + "=" + name + ": VICIdial has no such field; choose one of "
                        + PHONE + ", " + PHONE_CODE + ", "
                        + String.join(
                                ", ",
                                Arrays.stream(LeadField.values())
                                        .map(LeadField::column)
                                        .toList()));
            }
        });
    }

    private static Optional<String> guess(String heading) {
        String plain =
                heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return isKnown(plain) ? Optional.of(plain) : Optional.ofNullable(OTHER_NAMES.get(plain));
    }

    private static boolean isKnown(String name) {
        return name.equals(PHONE)
                || name.equals(PHONE_CODE)
                || LeadField.of(name).isPresent();
    }
}
