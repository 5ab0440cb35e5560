package org.strowger.console.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Health;
import org.strowger.api.core.HealthCheck;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "status", description = "Shows whether everything runs, and what is going on")
public class StatusCommand extends PbxAction {
    @Override
    void run() {
        print("Strowger " + pbx.home().version());
        say(
                "Configuration: version {0,number,#}",
                "配置：版本 {0,number,#}",
                pbx.config().snapshot().version());
        staging()
                .current()
                .ifPresent(t -> say(
                        "Staged changes: {0,number,#}",
                        "暂存的更改：{0,number,#}",
                        t.diff().size()));
        say("Registrations: {0}", "注册数：{0}", count(() -> pbx.registrations().all()));
        say("Calls: {0}", "通话数：{0}", count(() -> pbx.calls().calls()));
        ShellTable table =
                table(in(Text.of("Component", "组件")), in(Text.of("State", "状态")), in(Text.of("Reason", "原因")));
        pbx.checks().stream()
                .sorted(Comparator.comparing(HealthCheck::component))
                .forEach(check -> {
                    Health health = check.check();
                    row(table, check.component(), health.status().name().toLowerCase(Locale.ROOT), in(health.reason()));
                });
        show(table);
    }

    private interface Source {
        List<?> get();
    }

    /** A capability that is absent has none. */
    private static String count(Source source) {
        try {
            return Integer.toString(source.get().size());
        } catch (ProblemException e) {
            return "-";
        }
    }
}
