package org.strowger.console.command;

import java.time.Duration;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallRecords;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "cdr", description = "Shows call records, newest first")
public class CdrCommand extends PbxAction {
    private static final int MOST = 1000;

    @Argument(index = 0, name = "n", description = "How many, 20 unless said")
    int count = 20;

    @Option(name = "--party", description = "Only calls in which a number contains this")
    String party;

    @Override
    void run() {
        int limit = Math.max(1, Math.min(count, MOST));
        CallRecords.Page page =
                pbx.records().find(new CallRecords.Query(null, null, null, null, party, null, null, null, 0, limit));
        ShellTable table = table(
                in(Text.of("Started", "开始")),
                in(Text.of("From", "主叫")),
                in(Text.of("Dialled", "被叫")),
                in(Text.of("Answered by", "应答")),
                in(Text.of("Result", "结果")),
                in(Text.of("Seconds", "秒")),
                "ID");
        for (CallRecord r : page.items()) {
            row(
                    table,
                    r.startedAt(),
                    r.caller().number(),
                    r.dialed(),
                    r.answeredBy(),
                    r.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    seconds(r),
                    r.id());
        }
        show(table);
    }

    /** Time talked. */
    private static String seconds(CallRecord r) {
        return r.answeredAt() == null || r.endedAt() == null
                ? ""
                : Long.toString(Duration.between(r.answeredAt(), r.endedAt()).toSeconds());
    }
}
