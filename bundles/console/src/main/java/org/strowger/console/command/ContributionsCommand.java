package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.OwnedContribution;

@Service
@Command(scope = "pbx", name = "contributions", description = "Shows what bundles add to the system")
public class ContributionsCommand extends PbxAction {
    private static final Text IDLE = Text.of("not in use", "未使用");

    @Option(name = "--kind", description = "Only of this kind, such as feature-code, config-type, event, page")
    String kind;

    @Option(name = "--plugin", description = "Only of this plug-in, or bundle")
    String plugin;

    @Override
    void run() {
        List<OwnedContribution> found = pbx.contributions().all().stream()
                .filter(c -> kind == null || c.contribution().kind().equals(kind))
                .filter(c -> plugin == null || plugin.equals(c.plugin()) || plugin.equals(c.bundle()))
                .toList();
        ShellTable table = table(
                in(Text.of("Kind", "类别")),
                "ID",
                in(Text.of("Name", "名称")),
                in(Text.of("Detail", "说明")),
                in(Text.of("Plug-in", "插件")),
                in(Text.of("State", "状态")));
        for (OwnedContribution each : found) {
            Contribution c = each.contribution();
            String owner = each.plugin().isEmpty() ? each.bundle() : each.plugin();
            row(table, c.kind(), c.id(), in(c.label()), c.detail(), owner, c.active() ? "" : in(IDLE));
        }
        show(table);
    }
}
