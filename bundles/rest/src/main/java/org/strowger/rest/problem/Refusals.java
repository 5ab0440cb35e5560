package org.strowger.rest.problem;

import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Refusals that several resources share. */
public final class Refusals {
    private Refusals() {}

    public static ProblemException notFound(String what) {
        return new ProblemException(
                Kind.NOT_FOUND, "not.found", "", new Text("There is no " + what + ".", "不存在：" + what + "。"));
    }

    public static ProblemException forbidden() {
        return new ProblemException(
                Kind.FORBIDDEN, "role.insufficient", "", Text.of("Your role does not allow this.", "您的角色无权执行此操作。"));
    }

    public static ProblemException unavailable(Text part) {
        return new ProblemException(
                Kind.UNAVAILABLE,
                "component.unavailable",
                "",
                new Text(part.en() + " is not running at the moment.", part.zh() + "当前未运行。"));
    }

    public static ProblemException invalid(String code, String field, String en, String zh) {
        return new ProblemException(Kind.INVALID, code, field, new Text(en, zh));
    }
}
