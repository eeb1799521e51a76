package io.viciagents.vicidial.dialplan;

/** What may stand in a line of the dialplan: everything else could end an argument, or the line. */
enum Word {
    /** An extension, such as 7009001 or 8005550100. */
    EXTENSION("[*#+0-9A-Za-z]{1,40}", "1 to 40 characters of *#+0-9A-Za-z"),
    /** A context, an application, an in-group or a user. */
    NAME("[-_0-9A-Za-z]{1,40}", "1 to 40 characters of -_0-9A-Za-z"),
    /** A sound file without its ending. */
    SOUND("[-_/.0-9A-Za-z]{1,200}", "1 to 200 characters of -_/.0-9A-Za-z"),
    /** A host name or an IPv4 address. */
    HOST("[-.0-9A-Za-z]{1,253}", "a host name or an IPv4 address");

    private final String pattern;
    private final String wanted;

    Word(String pattern, String wanted) {
        this.pattern = pattern;
        this.wanted = wanted;
    }

    String check(String what, String value) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(what + ": " + wanted + " wanted, got '" + value + "'");
        }
        return value;
    }
}
