package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.console.model.Who;

@Service
@Command(scope = "pbx", name = "confirm", description = "Keeps a version that would else be undone by itself")
public class ConfirmCommand extends PbxAction {
    @Argument(index = 0, name = "version", description = "As pbx:commit --confirm said it", required = true)
    long version;

    @Override
    void run() {
        pbx.config().confirm(version, Who.now());
        say("Version {0,number,#} stays.", "版本 {0,number,#} 已确认保留。", version);
    }
}
