package io.viciagents.dispatcher.ari;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the arguments of a dialplan application apart as Asterisk does (ast_app_separate_args in its main/app.c): at
 * commas, but not inside double quotes, round or square brackets; a backslash takes the next character as it is; quotes
 * and backslashes are not part of an argument.
 */
final class StasisArguments {
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder argument = new StringBuilder();
    private int round;
    private int square;
    private boolean quoted;
    private boolean escaped;

    private StasisArguments() {}

    /** At least one argument, which may be empty. */
    static List<String> split(String text) {
        StasisArguments scan = new StasisArguments();
        text.chars().forEach(character -> scan.take((char) character));
        scan.arguments.add(scan.argument.toString());
        return List.copyOf(scan.arguments);
    }

    private void take(char character) {
        if (escaped) {
            escaped = false;
            argument.append(character);
            return;
        }
        switch (character) {
            case '\\' -> escaped = true;
            case '"' -> quoted = !quoted;
            case ',' -> comma();
            default -> plain(character);
        }
    }

    private void comma() {
        if (quoted || round > 0 || square > 0) {
            argument.append(',');
            return;
        }
        arguments.add(argument.toString());
        argument.setLength(0);
    }

    private void plain(char character) {
        switch (character) {
            case '(' -> round++;
            case ')' -> round = Math.max(0, round - 1);
            case '[' -> square++;
            case ']' -> square = Math.max(0, square - 1);
            default -> {
                // An ordinary character.
            }
        }
        argument.append(character);
    }
}
