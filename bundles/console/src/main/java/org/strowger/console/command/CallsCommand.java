package org.strowger.console.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.call.CallView;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "calls", description = "Shows the calls that are going on")
public class CallsCommand extends PbxAction {
    @Override
    void run() {
        Instant now = pbx.scheduler().clock().instant();
        ShellTable table = table(
                "ID",
                in(Text.of("State", "状态")),
                in(Text.of("From", "主叫")),
                in(Text.of("Dialled", "被叫")),
                in(Text.of("Seconds", "秒")),
                in(Text.of("Legs", "通话方")));
        for (CallView call : pbx.calls().calls()) {
            row(
                    table,
                    call.id(),
                    call.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    call.caller().number(),
                    call.dialed(),
                    Duration.between(call.startedAt(), now).toSeconds(),
                    legs(call));
        }
        show(table);
    }

    private static String legs(CallView call) {
        return call.legs().stream()
                .map(leg -> leg.party().number() + " " + leg.state().name().toLowerCase(Locale.ROOT) + " "
                        + leg.media().codec()
                        + (leg.held() ? " hold" : ""))
                .collect(Collectors.joining(", "));
    }
}
