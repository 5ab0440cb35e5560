package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "audit",
        description = "Shows who did what, newest first, or verifies that nothing was changed")
public class AuditCommand extends PbxAction {
    private static final int MOST = 1000;

    @Argument(index = 0, name = "count", description = "How many entries")
    int count = 20;

    @Option(name = "--account", description = "Only of this account")
    String account;

    @Option(name = "--action", description = "Only actions that begin like this")
    String action;

    @Option(name = "--search", description = "Only entries that contain this text")
    String search;

    @Option(name = "--verify", description = "Checks the chain of hashes")
    boolean verify;

    @Override
    void run() {
        if (verify) {
            AuditLog.Verdict verdict = pbx.audit().verify();
            if (!verdict.intact()) {
                throw invalid("audit", verdict.text());
            }
            print(in(verdict.text()));
            return;
        }
        if (count < 1 || count > MOST) {
            throw invalid("count", Text.of("From 1 to {0,number,#}.", "须为 1 至 {0,number,#}。", MOST));
        }
        ShellTable table = table(
                "ID",
                in(Text.of("Time", "时间")),
                in(Text.of("Account", "账户")),
                in(Text.of("From", "来源")),
                in(Text.of("Door", "入口")),
                in(Text.of("Action", "操作")),
                in(Text.of("Target", "对象")),
                in(Text.of("Fields", "字段")),
                in(Text.of("Result", "结果")));
        AuditLog.Query query = new AuditLog.Query(null, null, account, action, search, 0, count);
        for (AuditLog.Stored stored : pbx.audit().find(query).items()) {
            AuditEntry e = stored.entry();
            row(
                    table,
                    stored.id(),
                    stored.at(),
                    e.account(),
                    e.source(),
                    e.door(),
                    e.action(),
                    e.target(),
                    String.join(",", e.fields()),
                    e.result());
        }
        show(table);
    }
}
