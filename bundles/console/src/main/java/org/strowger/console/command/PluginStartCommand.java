package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "pbx", name = "plugin-start", description = "Starts a plug-in")
public class PluginStartCommand extends PluginAction {
    @Argument(index = 0, name = "id", description = "See pbx:plugins", required = true)
    @Completion(PluginCompleter.class)
    String id;

    @Override
    void run() throws InterruptedException {
        follow(pbx.plugins().start(id, by()));
    }
}
