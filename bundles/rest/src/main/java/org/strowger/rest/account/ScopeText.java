package org.strowger.rest.account;

import org.strowger.api.accounts.Scope;
import org.strowger.api.core.Text;

/** What a scope allows. */
public record ScopeText(Scope id, Text label) {
    static ScopeText of(Scope scope) {
        return new ScopeText(scope, label(scope));
    }

    private static Text label(Scope scope) {
        return switch (scope) {
            case READ -> new Text("Read everything that tokens may see", "读取令牌可见的所有内容");
            case CALLS -> new Text("Calls, registrations, call records", "通话、注册和通话记录");
            case CONFIG -> new Text("Configuration and prompts", "配置和提示音");
            case PLUGINS -> new Text("Plug-ins", "插件");
            case SYSTEM -> new Text("State of the system, events, board", "系统状态、事件和主板");
            case EXTRAS -> new Text("What vendors' plug-ins add", "第三方插件提供的功能");
        };
    }
}
