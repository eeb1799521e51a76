package io.viciagents.vicidial.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of {@code vicidial_list} that may be written, with what it holds. */
public enum LeadField {
    /** CRM's own key. */
    VENDOR_LEAD_CODE(20),
    /** Where the lead came from. */
    SOURCE_ID(50),
    /** Mr, Mrs. */
    TITLE(4),
    /** First name. */
    FIRST_NAME(30),
    /** Middle initial. */
    MIDDLE_INITIAL(1),
    /** Last name. */
    LAST_NAME(30),
    /** First line of the address. */
    ADDRESS1(100),
    /** Second line of the address. */
    ADDRESS2(100),
    /** Third line of the address. */
    ADDRESS3(100),
    /** City. */
    CITY(50),
    /** Two letters. */
    STATE(2),
    /** Province. */
    PROVINCE(50),
    /** Postal code. */
    POSTAL_CODE(10),
    /** Country code. */
    COUNTRY_CODE(3),
    /** M, F or U. */
    GENDER(1),
    /** YYYY-MM-DD. */
    DATE_OF_BIRTH(10),
    /** Another telephone number. */
    ALT_PHONE(12),
    /** Electronic mail. */
    EMAIL(70),
    /** Free for a site's use; often campaign data. */
    SECURITY_PHRASE(100),
    /** What humans read about the lead. */
    COMMENTS(255),
    /** Digits. */
    RANK(5),
    /** User, territory or group. */
    OWNER(20);

    private final int longest;

    LeadField(int longest) {
        this.longest = longest;
    }

    /** VICIdial's name. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By VICIdial's name; empty when there is none that may be written. */
    public static Optional<LeadField> of(String column) {
        return Arrays.stream(values())
                .filter(field -> field.column().equals(column))
                .findFirst();
    }

    /** How many characters it holds. */
    public int longest() {
        return longest;
    }
}
