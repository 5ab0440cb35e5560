package org.strowger.console.command;

import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.ConfigType;

@Service
@Command(
        scope = "pbx",
        name = "board-profile",
        description =
                "Says which board this is; auto finds it out. Drivers are exchanged at once, calls on the network go on")
public class BoardProfileCommand extends EditAction {
    private static final String TYPE = "board-settings";

    @Argument(index = 0, name = "model", description = "Model, see pbx:board, or auto", required = true)
    @Completion(BoardCompleter.class)
    String model;

    @Override
    void run() {
        type(TYPE);
        change("pbx:board-profile", TYPE, "", t -> t.patch(TYPE, ConfigType.SINGLETON, Map.of("model", model)));
    }
}
