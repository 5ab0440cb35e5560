package org.strowger.trace;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.strowger.api.call.Cause;
import org.strowger.api.core.Text;

/** Causes as people say them. */
final class Endings {
    private static final Map<Cause, Text> TEXTS = texts();

    private Endings() {}

    private static Map<Cause, Text> texts() {
        Map<Cause, Text> texts = new EnumMap<>(Cause.class);
        put(texts, Cause.NORMAL_CLEARING, "hung up", "正常挂机");
        put(texts, Cause.UNALLOCATED_NUMBER, "nobody has the number", "无人使用该号码");
        put(texts, Cause.USER_BUSY, "busy", "忙");
        put(texts, Cause.NO_USER_RESPONSE, "the device did not respond", "设备无响应");
        put(texts, Cause.NO_ANSWER, "it rang, nobody answered", "振铃后无人接听");
        put(texts, Cause.SUBSCRIBER_ABSENT, "not registered or not reachable", "未注册或无法到达");
        put(texts, Cause.CALL_REJECTED, "declined", "拒接");
        put(texts, Cause.NUMBER_CHANGED, "the number has changed", "号码已变更");
        put(texts, Cause.INVALID_NUMBER, "not a number that can be dialled", "号码无效");
        put(texts, Cause.FACILITY_REJECTED, "the service was refused", "业务被拒绝");
        put(texts, Cause.NETWORK_OUT_OF_ORDER, "the network is out of order", "网络故障");
        put(texts, Cause.TEMPORARY_FAILURE, "a failure that may pass", "临时故障");
        put(texts, Cause.CONGESTION, "no room for more calls", "资源不足");
        put(texts, Cause.NOT_ALLOWED, "not allowed", "不允许");
        put(texts, Cause.INCOMPATIBLE_MEDIA, "no common kind of sound", "媒体不兼容");
        put(texts, Cause.RECOVERY_ON_TIMER, "the other side was silent for too long", "超时");
        put(texts, Cause.INTERWORKING, "a fault between systems", "互通故障");
        put(texts, Cause.ANSWERED_ELSEWHERE, "another device took the call", "已在其他设备接听");
        put(texts, Cause.ORIGINATOR_CANCEL, "the caller gave up", "主叫放弃");
        put(texts, Cause.MEDIA_TIMEOUT, "no sound came for too long", "长时间无媒体");
        put(texts, Cause.SYSTEM_RESTART, "the system was restarted", "系统重启");
        put(texts, Cause.CLEARED_BY_ADMIN, "ended by an administrator", "由管理员结束");
        put(texts, Cause.TOO_MANY_HOPS, "passed on too often", "转移次数过多");
        return Collections.unmodifiableMap(texts);
    }

    private static void put(Map<Cause, Text> texts, Cause cause, String en, String zh) {
        texts.put(cause, new Text(en, zh));
    }

    static Text of(Cause cause) {
        return cause == null
                ? new Text("unknown", "未知")
                : TEXTS.getOrDefault(cause, new Text(cause.name(), cause.name()));
    }
}
