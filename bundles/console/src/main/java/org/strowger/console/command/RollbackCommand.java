package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.console.model.Who;

@Service
@Command(scope = "pbx", name = "rollback", description = "Makes the configuration what it was at a version")
public class RollbackCommand extends PbxAction {
    @Argument(index = 0, name = "version", description = "See pbx:history", required = true)
    long version;

    @Override
    void run() {
        long made = pbx.config().rollback(version, Who.now()).version();
        say("Version {0,number,#} equals version {1,number,#}.", "版本 {0,number,#} 与版本 {1,number,#} 相同。", made, version);
    }
}
