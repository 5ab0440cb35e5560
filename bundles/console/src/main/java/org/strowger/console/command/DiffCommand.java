package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.Change;
import org.strowger.api.config.ConfigTransaction;
import org.strowger.api.core.Problem;

@Service
@Command(scope = "pbx", name = "diff", description = "Shows what is staged, and what stands in its way")
public class DiffCommand extends PbxAction {
    @Override
    void run() {
        ConfigTransaction staged = staging().required();
        List<Change> changes = staged.diff();
        if (changes.isEmpty()) {
            say("No differences.", "没有差异。");
        }
        changes.forEach(change -> Differences.lines(change).forEach(this::print));
        for (Problem problem : staged.validate()) {
            print("! " + problem.field() + ": " + in(problem.text()));
        }
    }
}
