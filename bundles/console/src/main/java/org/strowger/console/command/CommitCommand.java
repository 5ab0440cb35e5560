package org.strowger.console.command;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.Commit;
import org.strowger.api.config.ConfigTransaction;

@Service
@Command(scope = "pbx", name = "commit", description = "Puts what is staged in force, all of it or nothing")
public class CommitCommand extends PbxAction {
    @Option(
            name = "--confirm",
            description = "Seconds (10 to 86400) after which it is undone unless pbx:confirm is given")
    Integer seconds;

    @Argument(index = 0, name = "comment", description = "What for, for the history")
    String comment;

    @Override
    void run() {
        ConfigTransaction staged = staging().required();
        String why = comment == null ? "pbx:commit" : comment;
        Commit commit = seconds == null ? staged.commit(why) : staged.commitConfirmed(why, Duration.ofSeconds(seconds));
        staging().end();
        say("Version {0,number,#} is in force.", "版本 {0,number,#} 已生效。", commit.version());
        if (commit.confirmBy() != null) {
            say(
                    "It is undone at {1} unless you give: pbx:confirm {0,number,#}",
                    "除非执行 pbx:confirm {0,number,#}，否则将于 {1} 撤销。",
                    commit.version(),
                    commit.confirmBy().toString());
        }
    }
}
