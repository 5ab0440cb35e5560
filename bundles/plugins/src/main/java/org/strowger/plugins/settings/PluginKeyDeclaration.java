package org.strowger.plugins.settings;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.plugins.trust.TrustedKeys;

/** The type {@code plugin-key}. */
@Component(name = "org.strowger.plugins.keys", service = ConfigDeclaration.class)
public final class PluginKeyDeclaration implements ConfigDeclaration<PluginKey> {
    @Override
    public Class<PluginKey> type() {
        return PluginKey.class;
    }

    @Override
    public List<Problem> validate(PluginKey item, ConfigSnapshot proposed) {
        return TrustedKeys.readable(item.key())
                ? List.of()
                : List.of(new Problem(
                        "plugin-key.unreadable",
                        "key",
                        new Text(
                                "Must be a certificate (PEM) or an Ed25519 public key (PEM or Base64).",
                                "须为证书（PEM）或 Ed25519 公钥（PEM 或 Base64）。")));
    }
}
