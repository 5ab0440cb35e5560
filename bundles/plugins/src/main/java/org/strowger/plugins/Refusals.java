package org.strowger.plugins;

import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Refusals that several parts share. */
public final class Refusals {
    private Refusals() {}

    /** What an archive says, or what the settings say to it, stands against it. */
    public static ProblemException archive(String code, String en, String zh, Object... arguments) {
        return new ProblemException(Kind.INVALID, code, "archive", Text.of(en, zh, plain(arguments)));
    }

    /** The state of the system stands against it. */
    public static ProblemException conflict(String code, String en, String zh, Object... arguments) {
        return new ProblemException(Kind.CONFLICT, code, "", Text.of(en, zh, plain(arguments)));
    }

    public static ProblemException unknown(String id) {
        return new ProblemException(
                Kind.NOT_FOUND, "not.found", "id", Text.of("There is no plug-in {0}.", "没有插件 {0}。", id));
    }

    /** What went wrong inside, for whoever asked; the log has the rest. */
    public static Problem internal(Throwable cause) {
        Throwable root = cause;
        for (Throwable deeper = deeper(root); deeper != null && deeper != root; deeper = deeper(root)) {
            root = deeper;
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new Problem("plugin.failed", "", Text.of("It did not work: {0}", "操作失败：{0}", shortened(said)));
    }

    /** Karaf collects what failed as suppressed exceptions; the first says what the others follow from. */
    private static Throwable deeper(Throwable failure) {
        Throwable[] suppressed = failure.getSuppressed();
        return failure.getCause() != null || suppressed.length == 0 ? failure.getCause() : suppressed[0];
    }

    /** Strangers' words, without their line breaks and of a length that a table bears. */
    public static String shortened(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    /** Numbers as they are written in files and sizes, not in the manner of a language. */
    private static Object[] plain(Object[] arguments) {
        Object[] out = new Object[arguments.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = arguments[i] instanceof Number ? arguments[i].toString() : shortened(String.valueOf(arguments[i]));
        }
        return out;
    }
}
