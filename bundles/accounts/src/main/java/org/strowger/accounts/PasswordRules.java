package org.strowger.accounts;

import java.util.Locale;
import java.util.Optional;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** What somebody may choose as his password. */
final class PasswordRules {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final int DIFFERENT = 5;
    private static final String RUNS =
            "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm passwordpassword";
    private static final int RUN = 6;
    private static final double MOSTLY = 0.6;

    private PasswordRules() {}

    static Optional<Problem> check(String name, char[] password) {
        String text = new String(password).toLowerCase(Locale.ROOT);
        if (password.length < SHORTEST || password.length > LONGEST) {
            return problem(
                    "password.short",
                    Text.of(
                            "Use {0} to {1} characters; several words are easy to remember.",
                            "请使用 {0} 至 {1} 个字符；几个词连用更容易记住。", SHORTEST, LONGEST));
        }
        if (text.contains(name.toLowerCase(Locale.ROOT))) {
            return problem("password.name", new Text("It must not contain the name of the account.", "密码不能包含账户名称。"));
        }
        if (text.chars().distinct().count() < DIFFERENT || mostlyRuns(text)) {
            return problem(
                    "password.simple",
                    new Text(
                            "It is too easy to guess: avoid repeated characters and runs such as 123456.",
                            "密码太容易猜到：请避免重复字符和 123456 之类的连续字符。"));
        }
        return Optional.empty();
    }

    /** Whether most of it is what fingers type by themselves. */
    private static boolean mostlyRuns(String text) {
        String backwards = new StringBuilder(RUNS).reverse().toString();
        int covered = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = at;
            while (end < text.length() && in(RUNS, backwards, text.substring(at, end + 1))) {
                end++;
            }
            if (end - at >= RUN) {
                covered += end - at;
                at = end - 1;
            }
        }
        return covered >= MOSTLY * text.length();
    }

    private static boolean in(String forwards, String backwards, String part) {
        return forwards.contains(part) || backwards.contains(part);
    }

    private static Optional<Problem> problem(String code, Text text) {
        return Optional.of(new Problem(code, "new", text));
    }
}
