package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.Text;
import org.strowger.api.sip.Subscription;

@Service
@Command(scope = "pbx", name = "subscriptions", description = "Shows which phones watch what")
public class SubscriptionsCommand extends PbxAction {
    @Argument(index = 0, name = "number", description = "Only those of this extension, or that watch it")
    String number;

    @Option(name = "--end", description = "Ends the subscription with this id; the phone may subscribe anew")
    String end;

    @Override
    void run() {
        if (end != null) {
            if (!pbx.subscriptions().end(end)) {
                throw notFound("id", Text.of("There is no such subscription.", "没有此订阅。"));
            }
            say("Ended.", "已结束。");
            return;
        }
        ShellTable table = table(
                in(Text.of("Event", "事件")),
                in(Text.of("Watches", "对象")),
                in(Text.of("Subscriber", "订阅者")),
                in(Text.of("Address", "地址")),
                in(Text.of("Expires", "到期")),
                in(Text.of("Told", "通知数")),
                in(Text.of("Device", "设备")),
                "ID");
        for (Subscription s : pbx.subscriptions().all()) {
            if (number == null || number.equals(s.subscriber()) || number.equals(s.resource())) {
                row(
                        table,
                        s.event(),
                        s.resource(),
                        s.subscriber(),
                        s.address(),
                        s.expiresAt(),
                        s.notified(),
                        s.userAgent(),
                        s.id());
            }
        }
        show(table);
    }
}
