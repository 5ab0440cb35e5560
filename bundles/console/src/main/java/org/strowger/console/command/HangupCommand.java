package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.call.Cause;

@Service
@Command(scope = "pbx", name = "hangup", description = "Ends a call")
public class HangupCommand extends PbxAction {
    @Argument(index = 0, name = "id", description = "See pbx:calls", required = true)
    @Completion(CallCompleter.class)
    String id;

    @Override
    void run() {
        pbx.calls().hangup(id, Cause.CLEARED_BY_ADMIN);
        say("Ended.", "已结束。");
    }
}
