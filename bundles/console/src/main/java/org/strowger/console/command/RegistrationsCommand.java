package org.strowger.console.command;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Text;
import org.strowger.api.sip.Registration;
import org.strowger.api.sip.Registrations;

@Service
@Command(scope = "pbx", name = "registrations", description = "Shows who is registered where")
public class RegistrationsCommand extends PbxAction {
    @Argument(index = 0, name = "user", description = "Only this extension")
    String user;

    @Option(name = "--remove", description = "Removes the registration with this id")
    String remove;

    @Override
    void run() {
        Registrations registrations = pbx.registrations();
        if (remove != null) {
            if (!registrations.remove(remove)) {
                throw notFound("id", Text.of("There is no such registration.", "没有此注册。"));
            }
            say("Removed.", "已移除。");
            return;
        }
        List<Registration> found = user == null ? registrations.all() : registrations.of(user);
        ShellTable table = table(
                in(Text.of("User", "用户")),
                in(Text.of("Address", "地址")),
                in(Text.of("Transport", "传输")),
                in(Text.of("State", "状态")),
                "ms",
                in(Text.of("Expires", "到期")),
                in(Text.of("Device", "设备")),
                "ID");
        for (Registration r : found) {
            row(
                    table,
                    r.user(),
                    r.address(),
                    r.transport(),
                    state(r),
                    latency(r),
                    r.expiresAt(),
                    r.userAgent(),
                    r.id());
        }
        show(table);
    }

    private String state(Registration r) {
        return in(r.reachable() ? Text.of("reachable", "可达") : Text.of("unreachable", "不可达"));
    }

    private static String latency(Registration r) {
        return r.latencyMs() < 0 ? "" : String.format(Locale.ROOT, "%.1f", r.latencyMs());
    }
}
