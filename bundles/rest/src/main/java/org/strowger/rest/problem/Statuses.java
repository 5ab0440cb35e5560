package org.strowger.rest.problem;

import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

/** HTTP statuses of refusals, and sentences for statuses that come without one. */
final class Statuses {
    private Statuses() {}

    static int of(ProblemException refused) {
        if (refused instanceof PreconditionFailedException) {
            return 412;
        }
        return switch (refused.kind()) {
            case INVALID -> 422;
            case MALFORMED -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    static Problem plain(int status) {
        return switch (status) {
            case 400 -> problem("request.malformed", "The request cannot be read.", "无法读取该请求。");
            case 401 -> problem("session.missing", "Sign in first.", "请先登录。");
            case 403 -> problem("role.insufficient", "Your role does not allow this.", "您的角色无权执行此操作。");
            case 404 -> problem("not.found", "There is nothing at this address.", "该地址不存在任何内容。");
            case 405 -> problem("method.unsupported", "This address does not support the method.", "该地址不支持此方法。");
            case 406 -> problem("accept.unsupported", "It cannot be represented as asked.", "无法按所请求的格式提供。");
            case 413 -> problem("body.too-large", "The body is larger than allowed.", "请求内容超过允许的大小。");
            case 415 -> problem("media-type.unsupported", "This media type is not understood here.", "此处不支持该媒体类型。");
            default ->
                problem("request.refused", "The request was refused (" + status + ").", "请求被拒绝（" + status + "）。");
        };
    }

    private static Problem problem(String code, String en, String zh) {
        return new Problem(code, "", new Text(en, zh));
    }
}
