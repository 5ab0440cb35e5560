package org.strowger.console.command;

import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.Commit;
import org.strowger.console.model.Who;

@Service
@Command(
        scope = "pbx",
        name = "purge",
        description = "Deletes everything that is stored of a type whose plug-in is absent")
public class PurgeCommand extends PbxAction {
    @Argument(index = 0, name = "type", description = "Type that pbx:list shows as inactive", required = true)
    @Completion(AbsentTypeCompleter.class)
    String type;

    @Override
    void run() {
        Commit commit = pbx.config().purge(Set.of(type), Who.now(), "pbx:purge " + type);
        say("Version {0,number,#} is in force.", "版本 {0,number,#} 已生效。", commit.version());
    }
}
