package io.viciagents.dispatcher.leads;

import io.viciagents.vicidial.PhoneNumber;
import io.viciagents.vicidial.api.LeadField;
import io.viciagents.vicidial.api.LeadFields;
import io.viciagents.vicidial.api.NewLead;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at each line before it is sent. Remembers the numbers that came before; confined to one thread. */
final class LeadCheck {
    private final Columns columns;
    private final Wishes wishes;
    private final Map<PhoneNumber, Integer> lineOfNumber = new HashMap<>();

    /** What a line is. */
    sealed interface Checked {
        /**
         * It may be sent.
         *
         * @param phone as the file has it
         * @param note what VICIdial will cut or strip, or an empty text
         */
        record Good(NewLead lead, String phone, String note) implements Checked {}

        /** It is not sent. */
        record Bad(LineResult result) implements Checked {}
    }

    LeadCheck(Columns columns, Wishes wishes) {
        this.columns = columns;
        this.wishes = wishes;
    }

    Checked check(CsvText.Line line) {
        Map<String, String> values = new LinkedHashMap<>(columns.read(line));
        String given = values.getOrDefault(Columns.PHONE, "");
        String code =
                values.getOrDefault(Columns.PHONE_CODE, wishes.phoneCode()).replaceAll("^(\\+|00)", "");
        values.remove(Columns.PHONE);
        values.remove(Columns.PHONE_CODE);
        if (!code.matches("[0-9]{1,4}")) {
            return bad(line, given, "phone code '" + code + "' is not 1 to 4 digits");
        }
        String plain = given.replaceAll("[-+ ().]", "");
        if (given.startsWith("+") && !plain.startsWith(code)) {
            return bad(line, given, "the number is of another country than phone code " + code);
        }
        Optional<PhoneNumber> phone = PhoneNumber.parse(withoutCode(given, plain, code));
        if (phone.isEmpty()) {
            return bad(
                    line, given, given.isEmpty() ? "no telephone number" : "not a telephone number of 6 to 16 digits");
        }
        Optional<String> wrong = wrong(values);
        if (wrong.isPresent()) {
            return bad(line, given, wrong.get());
        }
        Integer earlier = lineOfNumber.putIfAbsent(phone.get(), line.number());
        if (earlier != null && wishes.duplicates() != Wishes.Duplicates.ALLOWED) {
            return new Checked.Bad(new LineResult(
                    line.number(), given, LineResult.Kind.DUPLICATE, "", "the same number as line " + earlier));
        }
        return new Checked.Good(
                new NewLead(wishes.list(), code, phone.get(), LeadFields.of(values), wishes.checks()),
                given,
                note(values));
    }

    /** {@code +17275551212} and {@code 0017275551212} bring their code along. */
    private static String withoutCode(String given, String plain, String code) {
        if (given.startsWith("+")) {
            return plain.substring(code.length());
        }
        return plain.startsWith("00" + code) ? plain.substring(code.length() + 2) : given;
    }

    private static Optional<String> wrong(Map<String, String> values) {
        String born = values.getOrDefault("date_of_birth", "");
        if (!born.isEmpty() && !isDate(born)) {
            return Optional.of("date_of_birth '" + born + "' is not a date as 1980-12-31");
        }
        String gender = values.getOrDefault("gender", "");
        if (!gender.matches("|[MFU]")) {
            return Optional.of("gender '" + gender + "' is not M, F or U");
        }
        String email = values.getOrDefault("email", "");
        if (!email.matches("|[^@ ]+@[^@ ]+")) {
            return Optional.of("email '" + email + "' is not an address");
        }
        String rank = values.getOrDefault("rank", "");
        return rank.matches("|-?[0-9]{1,4}") ? Optional.empty() : Optional.of("rank '" + rank + "' is not a number");
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException ignored) {
            return false;
        }
    }

    /** What VICIdial will cut or strip without a word. */
    private static String note(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            LeadField field = LeadField.of(value.getKey()).orElseThrow();
            if (value.getValue().length() > field.longest()) {
                return value.getKey() + " is cut to " + field.longest() + " characters";
            }
            if (field != LeadField.COMMENTS && value.getValue().matches(".*[^\\x20-\\x7e].*")) {
                return value.getKey() + " loses its letters outside ASCII unless the dialer allows them";
            }
        }
        return "";
    }

    private static Checked bad(CsvText.Line line, String phone, String why) {
        return new Checked.Bad(new LineResult(line.number(), phone, LineResult.Kind.ERROR, "", why));
    }
}
