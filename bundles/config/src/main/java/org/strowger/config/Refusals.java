package org.strowger.config;

import java.time.Instant;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** Why the service refuses a request as such. */
final class Refusals {
    private Refusals() {}

    static ProblemException unknownType(String type) {
        return refuse(Kind.NOT_FOUND, "type.unknown", Text.of("There is no type {0}.", "没有名为 {0} 的配置类型。", type));
    }

    static ProblemException inactiveType(String type) {
        return refuse(
                Kind.UNAVAILABLE,
                "type.inactive",
                Text.of(
                        "The part of the system that owns {0} is not installed or not running.",
                        "负责 {0} 的系统模块未安装或未运行。", type));
    }

    static ProblemException activeType(Text type) {
        return refuse(
                Kind.CONFLICT,
                "type.active",
                new Text(
                        type.en() + ": this type is in use; its items can only be deleted one by one.",
                        type.zh() + "：该类型正在使用，只能逐项删除其配置项。"));
    }

    static ProblemException unknownItem(Text item) {
        return refuse(Kind.NOT_FOUND, "item.unknown", new Text(item.en() + " does not exist.", item.zh() + " 不存在。"));
    }

    static ProblemException exists(Text item, String keyField) {
        return new ProblemException(
                Kind.CONFLICT, "item.exists", keyField, new Text(item.en() + " exists already.", item.zh() + " 已存在。"));
    }

    static Problem changedMeanwhile(Text item) {
        return new Problem(
                "commit.conflict",
                "",
                new Text(
                        item.en() + ": somebody else has changed this meanwhile; look at it again.",
                        item.zh() + " 已被他人修改，请重新查看后再提交。"));
    }

    static ProblemException closed() {
        return refuse(
                Kind.CONFLICT,
                "transaction.closed",
                new Text("This transaction has been committed or discarded.", "此事务已提交或已放弃。"));
    }

    static ProblemException tooManyTransactions() {
        return refuse(
                Kind.THROTTLED,
                "transaction.limit",
                new Text("Too many changes are open; commit or discard some.", "未提交的事务过多，请先提交或放弃一些。"));
    }

    static ProblemException unknownVersion(long version) {
        return refuse(
                Kind.NOT_FOUND,
                "version.unknown",
                Text.of("There is no version {0}.", "没有版本 {0}。", Long.toString(version)));
    }

    static ProblemException notWaiting(long version) {
        return refuse(
                Kind.CONFLICT,
                "version.settled",
                Text.of("Version {0} does not wait for confirmation.", "版本 {0} 不在等待确认。", Long.toString(version)));
    }

    static ProblemException confirmTime() {
        return new ProblemException(
                Kind.INVALID,
                "field.range",
                "confirmWithin",
                new Text("Must be from 10 seconds to 24 hours.", "必须在 10 秒到 24 小时之间。"));
    }

    static ProblemException comment() {
        return new ProblemException(
                Kind.INVALID, "field.length", "comment", new Text("Must have at most 500 characters.", "最多 500 个字符。"));
    }

    static Problem refusedByRecord(String message) {
        return new Problem(
                "value.refused", "", Text.of("These values do not fit together: {0}", "这些值不能同时使用：{0}", message));
    }

    static ProblemException storeFailed() {
        return refuse(
                Kind.UNAVAILABLE,
                "store.failed",
                new Text("The database cannot be used; nothing was reported as stored.", "数据库无法使用，未确认任何更改。"));
    }

    static String notConfirmed(long version, Instant until) {
        return "Version " + version + " was not confirmed by " + until;
    }

    private static ProblemException refuse(Kind kind, String code, Text text) {
        return new ProblemException(kind, code, "", text);
    }
}
