package org.strowger.archrules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source file puts into its SQL beside fixed text. */
final class SqlOperands {
    private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|(?m:^\\s*//.*$)");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern SQL = Pattern.compile(
            "\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|WHERE|ORDER BY|OFFSET|FETCH (FIRST|NEXT)|ROWS|LIKE|VALUES)\\b| \\?");
    /** A part of the expression: a name, a call, a sum in brackets. */
    private static final String PART =
            "([\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?(?:\\.\\w+\\((?:[^()]|\\([^()]*\\))*\\))*|\\([^()]*\\))";

    private static final Pattern BEHIND = Pattern.compile("§\\s*\\+\\s*" + PART);
    private static final Pattern BEFORE = Pattern.compile(PART + "\\s*\\+\\s*§");
    private static final Pattern CONSTANT = Pattern.compile("\\(?[A-Z][A-Z0-9_.]*( \\+ \\d+)?\\)?|0");

    private SqlOperands() {}

    /** Everything that is joined to a piece of SQL and is no constant. */
    static Set<String> in(String source) {
        String text = marked(COMMENT.matcher(source).replaceAll(""));
        Set<String> found = new TreeSet<>();
        for (Pattern pattern : List.of(BEHIND, BEFORE)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                String operand = matcher.group(1);
                if (!CONSTANT.matcher(operand).matches()) {
                    found.add(operand);
                }
            }
        }
        return found;
    }

    /** Literals that are SQL become one mark, others another, so that nothing inside of them is taken for code. */
    private static String marked(String text) {
        return LITERAL.matcher(text)
                .replaceAll(literal -> SQL.matcher(literal.group()).find() ? "§" : "0");
    }
}
