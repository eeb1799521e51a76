package io.viciagents.dispatcher.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** What was found, as it comes: for people, or as one object of JSON at the end. Confined to one thread. */
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_WIDTH = 40;
    private static final String INDENT = " ".repeat(9);

    private final PrintWriter out;
    private final Look look;
    private final ArrayNode all = JSON.createArrayNode();
    private int wrong;
    private int notChecked;

    /** How it is printed. */
    enum Look {
        /** Aligned lines. */
        PLAIN,
        /** The same with colours. */
        COLOURED,
        /** For programs. */
        JSON_OBJECT
    }

    Report(PrintWriter out, Look look) {
        this.out = out;
        this.look = look;
    }

    void add(Check check, List<Finding> findings) {
        for (Finding finding : findings) {
            wrong += finding.state() == Finding.State.WRONG ? 1 : 0;
            notChecked += finding.state() == Finding.State.NOT_CHECKED ? 1 : 0;
            if (look == Look.JSON_OBJECT) {
                all.addObject()
                        .put("check", check.name())
                        .put("state", finding.state().word())
                        .put("subject", finding.subject())
                        .put("says", finding.says())
                        .put("cure", finding.cure());
            } else {
                print(check, finding);
            }
        }
        out.flush();
    }

    void end() {
        if (look == Look.JSON_OBJECT) {
            ObjectNode object = JSON.createObjectNode();
            object.put("wrong", wrong).put("notChecked", notChecked).set("findings", all);
            out.println(object.toPrettyString());
        } else {
            out.println();
            out.println((wrong == 0 ? "Nothing is wrong" : wrong + " wrong")
                    + (notChecked == 0 ? "." : "; " + notChecked + " not checked."));
        }
        out.flush();
    }

    int wrong() {
        return wrong;
    }

    private void print(Check check, Finding finding) {
        String word = switch (finding.state()) {
            case OK -> coloured("ok     ", 32);
            case WRONG -> coloured("WRONG  ", 31);
            case NOT_CHECKED -> coloured("-      ", 33);
        };
        String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
        out.println("  " + word + padded(check.name()) + subject + finding.says());
        if (!finding.cure().isEmpty()) {
            out.println(INDENT + " ".repeat(NAME_WIDTH) + "-> " + finding.cure());
        }
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }

    private String coloured(String word, int colour) {
        return look == Look.COLOURED ? "\u001b[" + colour + "m" + word + "\u001b[0m" : word;
    }
}
