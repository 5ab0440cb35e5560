package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.strowger.api.core.Text;
import org.strowger.api.sip.SipTrace;
import org.strowger.console.model.Plain;

@Service
@Command(scope = "pbx", name = "trace", description = "Keeps SIP messages (on, off), or shows those kept (show)")
public class TraceCommand extends PbxAction {
    private static final int MOST = 10_000;

    @Argument(index = 0, name = "action", description = "on, off or show", required = true)
    @Completion(
            value = StringsCompleter.class,
            values = {"on", "off", "show"})
    String action;

    @Option(name = "--call-id", description = "Only messages whose Call-ID contains this")
    String callId;

    @Option(name = "-n", description = "How many messages, 100 unless said")
    int count = 100;

    @Override
    void run() {
        SipTrace trace = pbx.trace();
        switch (action) {
            case "on", "off" -> {
                trace.enable("on".equals(action));
                if (trace.enabled()) {
                    say("SIP messages are kept.", "正在保留 SIP 消息。");
                } else {
                    say("SIP messages are not kept.", "不保留 SIP 消息。");
                }
            }
            case "show" -> show(trace.messages(callId, Math.max(1, Math.min(count, MOST))));
            default -> throw invalid("action", Text.of("Say on, off or show.", "请写 on、off 或 show。"));
        }
    }

    private void show(List<SipTrace.Message> messages) {
        for (SipTrace.Message m : messages) {
            print(m.at() + (m.received() ? " <- " : " -> ") + m.transport() + " " + m.remote());
            m.text().lines().forEach(line -> print("  " + Plain.text(line)));
            print("");
        }
        if (messages.isEmpty()) {
            say("No messages.", "没有消息。");
        }
    }
}
