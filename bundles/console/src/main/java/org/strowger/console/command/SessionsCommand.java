package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.accounts.Sessions;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "sessions", description = "Shows who is signed in with a browser or a tool")
public class SessionsCommand extends PbxAction {
    @Option(name = "--end", description = "Ends the session with this id")
    String end;

    @Override
    void run() {
        if (end != null) {
            if (!pbx.sessions().revoke(end)) {
                throw notFound("id", Text.of("There is no such session.", "没有此会话。"));
            }
            say("Ended.", "已结束。");
            return;
        }
        ShellTable table = table(
                in(Text.of("Account", "账户")),
                in(Text.of("Role", "角色")),
                in(Text.of("Address", "地址")),
                in(Text.of("Since", "开始")),
                in(Text.of("Last seen", "最近活动")),
                in(Text.of("Program", "程序")),
                "ID");
        for (Sessions.Session session : pbx.sessions().all()) {
            row(
                    table,
                    session.account().name(),
                    session.account().role().id(),
                    session.source(),
                    session.openedAt(),
                    session.lastUsedAt(),
                    session.userAgent(),
                    session.id());
        }
        show(table);
    }
}
