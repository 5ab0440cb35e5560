package org.strowger.rest.problem;

import org.strowger.api.core.Text;

/** What each status means, for people. */
final class Titles {
    private Titles() {}

    static Text of(int status) {
        return switch (status) {
            case 400 -> Text.of("The request cannot be read", "无法读取请求");
            case 401 -> Text.of("Sign-in is needed", "需要登录");
            case 403 -> Text.of("Not allowed", "没有权限");
            case 404 -> Text.of("Not found", "未找到");
            case 405 -> Text.of("Method not allowed", "不支持此方法");
            case 406 -> Text.of("No such representation", "不支持所请求的格式");
            case 409 -> Text.of("Conflict", "冲突");
            case 412 -> Text.of("Changed meanwhile", "内容已被更改");
            case 413 -> Text.of("Too large", "内容过大");
            case 415 -> Text.of("Media type not supported", "不支持的媒体类型");
            case 422 -> Text.of("Some values are wrong", "部分内容有误");
            case 429 -> Text.of("Too many requests", "请求过于频繁");
            case 503 -> Text.of("Not available at the moment", "暂时不可用");
            default ->
                status < 500 ? Text.of("The request was refused", "请求被拒绝") : Text.of("An internal fault", "内部故障");
        };
    }
}
