package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Plugin;
import org.strowger.api.plugin.PluginDescriptor;
import org.strowger.api.plugin.PluginUsage;

@Service
@Command(scope = "pbx", name = "plugin-info", description = "Shows all there is to say of a plug-in")
public class PluginInfoCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Option(name = "--heap", description = "Counts its objects too, which stops everything for a moment")
    boolean heap;

    @Override
    void run() {
        Plugin plugin = pbx.plugins()
                .plugin(id)
                .orElseThrow(() -> notFound("id", Text.of("There is no plug-in {0}.", "没有插件 {0}。", id)));
        PluginDescriptor descriptor = plugin.descriptor();
        line("Name", "名称", in(descriptor.name()));
        line("Description", "描述", in(descriptor.description()));
        line("Vendor", "厂商", descriptor.vendor() + " (" + lower(descriptor.support()) + ")");
        line("Version", "版本", plugin.version());
        line("State", "状态", lower(plugin.state()) + " " + in(plugin.reason()));
        line("Signed by", "签名者", PluginsCommand.signer(plugin));
        line("Contributes", "提供", String.join(", ", descriptor.contributes()));
        line("Settings", "设置", String.join(", ", descriptor.configTypes()));
        line("Stopping it loses", "停止的损失", in(descriptor.loss()));
        descriptor.api().forEach((name, range) -> line("Needs", "需要", name + " " + range));
        plugin.bundles()
                .forEach(bundle -> line(
                        "Bundle",
                        "Bundle",
                        bundle.id() + " " + bundle.name() + " " + bundle.version() + " " + bundle.state()));
        usage(pbx.plugins().usage(id, heap));
    }

    private void usage(PluginUsage usage) {
        line("Threads", "线程", usage.threads().size() + " " + String.join(", ", usage.threads()));
        line("Processor time", "处理器时间", usage.cpu().toMillis() + " ms");
        if (usage.objectBytes() >= 0) {
            line("Own objects", "自有对象", usage.objectBytes() / 1024 + " KB, " + usage.classes());
        }
    }

    private void line(String en, String zh, String value) {
        if (!value.isBlank()) {
            print(in(Text.of(en, zh)) + " = " + value.strip());
        }
    }
}
