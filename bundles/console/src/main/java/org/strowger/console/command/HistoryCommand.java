package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.config.Author;
import org.strowger.api.config.Commit;
import org.strowger.api.core.Text;

@Service
@Command(scope = "pbx", name = "history", description = "Shows who changed what and when, newest first")
public class HistoryCommand extends PbxAction {
    private static final int MOST = 1000;

    @Argument(index = 0, name = "n", description = "How many, 20 unless said")
    int count = 20;

    @Override
    void run() {
        ShellTable table = table(
                in(Text.of("Version", "版本")),
                in(Text.of("When", "时间")),
                in(Text.of("Who", "用户")),
                in(Text.of("From", "来源")),
                in(Text.of("Items", "条目")),
                in(Text.of("Comment", "备注")));
        for (Commit commit : pbx.config().history(0, Math.max(1, Math.min(count, MOST)))) {
            Author author = commit.author();
            String from = author.address().isEmpty() ? author.door() : author.door() + " " + author.address();
            row(table, commit.version(), commit.at(), author.name(), from, items(commit), commit.comment());
        }
        show(table);
    }

    private String items(Commit commit) {
        int size = commit.changes().size();
        return size == 1
                ? commit.changes().get(0).item().type() + " "
                        + commit.changes().get(0).item().key()
                : Integer.toString(size);
    }
}
