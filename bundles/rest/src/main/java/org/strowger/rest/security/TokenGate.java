package org.strowger.rest.security;

import java.lang.reflect.Method;
import java.util.Set;
import org.strowger.api.accounts.ApiTokens;
import org.strowger.api.accounts.ApiTokens.ApiToken;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.ProblemException.Kind;
import org.strowger.api.core.Text;

/** What API tokens may do: what is not opened to them is closed. */
public final class TokenGate {
    /** Types that decide who may come in. */
    private static final Set<String> PERSONAL = Set.of("account", "sign-in");

    private final ApiTokens tokens;

    TokenGate(ApiTokens tokens) {
        this.tokens = tokens;
    }

    static boolean looksLikeOne(String secret) {
        return secret.startsWith(ApiTokens.PREFIX);
    }

    Caller caller(String secret, String address) {
        return tokens.use(secret, address)
                .map(use ->
                        new Caller(LiveSessions.of(use.token(), use.account(), address), secret, address, use.token()))
                .orElseThrow(() -> new ProblemException(
                        Kind.UNAUTHENTICATED,
                        "token.invalid",
                        "",
                        new Text(
                                "This token is unknown, has expired, or may not be used from this address.",
                                "令牌不存在、已过期，或不允许从此地址使用。")));
    }

    static void check(ApiToken token, Class<?> resource, Method method, boolean safe) {
        TokenScope own = method.getAnnotation(TokenScope.class);
        TokenScope scope = own == null ? resource.getAnnotation(TokenScope.class) : own;
        boolean open = scope != null
                && (token.scopes().contains(scope.value())
                        || safe && token.scopes().contains(Scope.READ));
        if (!open) {
            throw refused(scope == null ? "" : scope.value().id());
        }
    }

    private static ProblemException refused(String scope) {
        return scope.isEmpty()
                ? new ProblemException(
                        Kind.FORBIDDEN,
                        "token.scope",
                        "",
                        new Text("API tokens cannot do this; sign in.", "API 令牌无权执行此操作，请登录。"))
                : new ProblemException(
                        Kind.FORBIDDEN,
                        "token.scope",
                        "",
                        Text.of("The token needs the scope {0}.", "令牌需要权限范围 {0}。", scope));
    }

    /** For what a session may do and a token may not, though its resource is open to both. */
    public static void refuse(Caller caller) {
        if (caller.viaToken()) {
            throw refused("");
        }
    }

    /** Whether a type of configuration does not exist for tokens. */
    public static boolean hides(Caller caller, String type) {
        return caller.viaToken() && PERSONAL.contains(type);
    }

    static void refuseUnfinished() {
        throw new ProblemException(
                Kind.FORBIDDEN, "totp.set-up-required", "", new Text("Set up your second factor first.", "请先设置双重验证。"));
    }
}
