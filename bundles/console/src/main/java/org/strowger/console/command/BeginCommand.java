package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "pbx",
        name = "begin",
        description = "Begins to stage: what pbx:set, add and delete do from now on waits for pbx:commit")
public class BeginCommand extends PbxAction {
    @Override
    void run() {
        long base = staging().begin().base();
        say("Staging on version {0,number,#}.", "在版本 {0,number,#} 上暂存更改。", base);
    }
}
