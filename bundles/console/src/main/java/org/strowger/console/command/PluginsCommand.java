package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginDescriptor.Stopping;

@Service
@Command(scope = "pbx", name = "plugins", description = "Lists the plug-ins with their state")
public class PluginsCommand extends PluginAction {
    @Override
    void run() {
        ShellTable table = table(
                "ID",
                in(Text.of("State", "状态")),
                in(Text.of("Version", "版本")),
                in(Text.of("Name", "名称")),
                in(Text.of("Signed by", "签名者")),
                in(Text.of("Remark", "说明")));
        for (Plugin plugin : pbx.plugins().plugins()) {
            String remark = plugin.descriptor().stopping() == Stopping.NEVER
                    ? in(Text.of("cannot be stopped", "不可停止"))
                    : in(plugin.reason());
            row(
                    table,
                    plugin.id(),
                    lower(plugin.state()),
                    plugin.version(),
                    in(plugin.descriptor().name()),
                    signer(plugin),
                    remark);
        }
        show(table);
    }

    static String signer(Plugin plugin) {
        String signer = plugin.signature().signer();
        return signer.isEmpty() ? lower(plugin.signature().kind()) : signer;
    }
}
