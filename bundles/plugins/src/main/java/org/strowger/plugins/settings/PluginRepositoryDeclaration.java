package org.strowger.plugins.settings;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;
import org.strowger.plugins.fetch.RepositoryAddress;

/** The type {@code plugin-repository}. */
@Component(name = "org.strowger.plugins.repositories", service = ConfigDeclaration.class)
public final class PluginRepositoryDeclaration implements ConfigDeclaration<PluginRepository> {
    @Override
    public Class<PluginRepository> type() {
        return PluginRepository.class;
    }

    @Override
    public List<Problem> validate(PluginRepository item, ConfigSnapshot proposed) {
        return RepositoryAddress.valid(item.url())
                ? List.of()
                : List.of(new Problem(
                        "plugin-repository.url",
                        "url",
                        new Text(
                                "Must be an address of the form https://HOST/PATH or file:///PATH, without user, query and fragment.",
                                "须为 https://主机/路径 或 file:///路径 形式的地址，不含用户、查询和片段。")));
    }
}
