package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "discard", description = "Throws away what is staged")
public class DiscardCommand extends PbxAction {
    @Override
    void run() {
        staging().required().discard();
        staging().end();
        say("Discarded.", "已放弃暂存的更改。");
    }
}
