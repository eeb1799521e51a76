package io.viciagents.dispatcher.setup;

/** What VICIdial and Asterisk take as a word in each place; everything else they cut, strip or misread without saying so. */
enum Words {
    /** Also of a dialer, a server, a profile. */
    NAME("[0-9A-Za-z._-]{1,40}", "1 to 40 characters 0-9A-Za-z._- wanted"),
    USER("[-_0-9A-Za-z]{2,20}", "2 to 20 characters -_0-9A-Za-z wanted, for VICIdial strips all others"),
    PASSWORD(
            "[-_0-9A-Za-z]{8,40}",
            "8 to 40 characters -_0-9A-Za-z wanted, for VICIdial strips all others, refuses the login and locks the user"),
    CAMPAIGN("[-_0-9A-Za-z]{2,8}", "2 to 8 characters -_0-9A-Za-z wanted"),
    IN_GROUP("[-_0-9A-Za-z]{2,20}", "2 to 20 characters -_0-9A-Za-z wanted"),
    USER_GROUP("[-_0-9A-Za-z]{1,20}", "1 to 20 characters -_0-9A-Za-z wanted"),
    STATUS("[-_0-9A-Za-z]{1,6}", "a status of at most 6 characters -_0-9A-Za-z wanted, for VICIdial cuts longer ones"),
    TITLE("[-_0-9A-Za-z .,()]{1,30}", "1 to 30 letters, digits, blanks and -_.,() wanted"),
    EXTENSION("[0-9]{2,20}", "2 to 20 digits wanted, such as 7009001"),
    DIAL_PREFIX(
            "[0-9X#*]{0,20}",
            "digits wanted that are put before each number, such as 9; it is not the name of a context"),
    NUMBER("\\+?[0-9]{2,20}", "the digits of a telephone number wanted"),
    CALLER_ID("[0-9]{2,20}", "the digits of a telephone number wanted"),
    CONTEXT("[-_0-9A-Za-z]{1,40}", "the name of a context of the dialplan wanted"),
    CALL_TIME("[-_0-9A-Za-z]{1,10}", "the id of a call time of VICIdial wanted, such as 9am-9pm"),
    ADDRESS(
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
            "an IPv4 address wanted, such as 10.0.0.5, as it stands on the servers page");

    private final String shape;
    private final String wanted;

    Words(String shape, String wanted) {
        this.shape = shape;
        this.wanted = wanted;
    }

    boolean fits(String word) {
        return word.matches(shape);
    }

    /** For a word that may be shown. */
    String refusal(String word) {
        return wanted + ", got '" + word + "'; change it";
    }

    /** For a word that nobody may see. */
    String hiddenRefusal() {
        return wanted + "; choose another";
    }
}
