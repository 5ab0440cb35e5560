package org.strowger.extensions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.board.Capacity;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Declares extensions, and checks what their fields' declarations cannot say. */
@Component(service = ConfigDeclaration.class)
public final class ExtensionDeclaration implements ConfigDeclaration<Extension> {
    private final PasswordMaker passwords;

    /** Null while nobody knows the board. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Capacity capacity;

    @Activate
    public ExtensionDeclaration(@Reference PasswordMaker passwords) {
        this.passwords = passwords;
    }

    @Override
    public Class<Extension> type() {
        return Extension.class;
    }

    /** A blank password becomes a random one: an extension without a password must not be. */
    @Override
    public Map<String, Object> complete(Map<String, Object> values) {
        Object password = values.get("password");
        if (password != null && !"".equals(password)) {
            return values;
        }
        Map<String, Object> completed = new HashMap<>(values);
        completed.put("password", passwords.make());
        return completed;
    }

    @Override
    public List<Problem> validate(Extension item, ConfigSnapshot proposed) {
        List<Problem> problems = new ArrayList<>();
        if (item.sendPai() && item.sendRpid()) {
            problems.add(new Problem(
                    "identity.exclusive",
                    "sendRpid",
                    Text.of(
                            "P-Asserted-Identity and Remote-Party-ID cannot both be sent: switch one off",
                            "不能同时发送 P-Asserted-Identity 和 Remote-Party-ID，请关闭其中一个")));
        }
        if (item.webrtc() && !item.webLogin()) {
            problems.add(new Problem(
                    "webrtc.login",
                    "webrtc",
                    Text.of("WebRTC needs web login: switch it on as well", "WebRTC 需要网页登录，请同时启用网页登录")));
        }
        checkNetworks(item, problems);
        checkRepeated("codecs", item.codecs(), problems);
        checkRepeated("pickupGroups", item.pickupGroups(), problems);
        return problems;
    }

    /** More than the board bears are refused; those that are there already, on a larger board once, stay. */
    @Override
    public List<Problem> validateAll(ConfigSnapshot current, ConfigSnapshot proposed) {
        Capacity board = capacity;
        int wanted = proposed.keys("extension").size();
        if (board == null
                || wanted <= board.maxExtensions()
                || wanted <= current.keys("extension").size()) {
            return List.of();
        }
        return List.of(new Problem(
                "extensions.limit",
                "",
                Text.of(
                        "{0} bears {1} extensions; this would make {2}",
                        "{0} 最多支持 {1} 个分机，此更改后将有 {2} 个", board.model(), board.maxExtensions(), wanted)));
    }

    private static void checkNetworks(Extension item, List<Problem> problems) {
        for (int i = 0; i < item.trustedAddresses().size(); i++) {
            if (!Cidr.valid(item.trustedAddresses().get(i))) {
                problems.add(new Problem(
                        "network.malformed",
                        "trustedAddresses[" + i + "]",
                        Text.of("Not an address or network such as 192.168.1.0/24", "不是有效的地址或网段，例如 192.168.1.0/24")));
            }
        }
    }

    private static void checkRepeated(String field, List<?> values, List<Problem> problems) {
        HashSet<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                problems.add(
                        new Problem("list.repeated", field + "[" + i + "]", Text.of("This is listed twice", "重复的条目")));
            }
        }
    }
}
