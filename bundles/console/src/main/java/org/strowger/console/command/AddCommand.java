package org.strowger.console.command;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.strowger.api.config.TypeSchema;
import org.strowger.console.model.Plain;

@Service
@Command(scope = "pbx", name = "add", description = "Makes an item: pbx:add extension number=111 name=Workshop")
public class AddCommand extends EditAction {
    @Argument(index = 0, name = "type", description = "Type, such as extension", required = true)
    @Completion(TypeCompleter.class)
    String type;

    @Argument(
            index = 1,
            name = "field=value ...",
            description = "What differs from the defaults; the key at least",
            multiValued = true)
    @Completion(ItemCompleter.class)
    List<String> assignments;

    @Override
    void run() {
        TypeSchema schema = type(type);
        Map<String, Object> values = values(schema, assignments, Map.of());
        String key = Plain.text(values.get(schema.key()));
        change("pbx:add", schema.name(), key, t -> t.create(schema.name(), values));
    }
}
