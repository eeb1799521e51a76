package io.viciagents.systemtests.asterisk;

/** The versions that the tests run. VICIdial sites have 11 to 18, so what works on 16 is the base line. */
public enum AsteriskVersion {
    /** Asterisk 16, from the Debian suite bullseye. */
    V16("16"),
    /** Asterisk 22, from the Debian suite forky. */
    V22("22");

    private final String number;

    AsteriskVersion(String number) {
        this.number = number;
    }

    /** As people say it: 16 or 22. */
    public String number() {
        return number;
    }

    /** Reads what {@link #number} gives. */
    public static AsteriskVersion of(String number) {
        for (AsteriskVersion version : values()) {
            if (version.number.equals(number)) {
                return version;
            }
        }
        throw new IllegalArgumentException("Asterisk 16 or 22 wanted, got '" + number + "'");
    }

    @Override
    public String toString() {
        return "Asterisk " + number;
    }
}
