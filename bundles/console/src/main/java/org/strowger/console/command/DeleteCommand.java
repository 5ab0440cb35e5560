package org.strowger.console.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.TypeSchema;

@Service
@Command(scope = "pbx", name = "delete", description = "Deletes an item")
public class DeleteCommand extends EditAction {
    @Argument(index = 0, name = "type", description = "Type, such as extension", required = true)
    @Completion(TypeCompleter.class)
    String type;

    @Argument(index = 1, name = "key", description = "Key of the item", required = true)
    @Completion(ItemCompleter.class)
    String key;

    @Override
    void run() {
        TypeSchema schema = type(type);
        change("pbx:delete", schema.name(), key, t -> t.delete(schema.name(), key));
    }
}
