package org.strowger.rest.problem;

import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Refusals that several resources share. */
public final class Refusals {
    private Refusals() {}

    public static ProblemException notFound(String en, String zh) {
        return new ProblemException(
                Kind.NOT_FOUND, "not.found", "", new Text("There is no " + en + ".", "没有" + zh + "。"));
    }

    /** The same words whether there is none, or none that this caller may see. */
    public static ProblemException noItem(TypeSchema type, String key) {
        return new ProblemException(
                Kind.NOT_FOUND,
                "not.found",
                "",
                new Text(
                        type.label().en() + ": there is no " + key + ".",
                        type.label().zh() + " " + key + " 不存在。"));
    }

    public static ProblemException absentType(Text type) {
        return new ProblemException(
                Kind.UNAVAILABLE,
                "type.inactive",
                "",
                new Text(
                        type.en() + ": the part of the system that owns this is not installed or not running. What is"
                                + " stored is kept, but cannot be changed.",
                        type.zh() + "：所属的系统模块未安装或未运行。已保存的内容会保留，但不能修改。"));
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
