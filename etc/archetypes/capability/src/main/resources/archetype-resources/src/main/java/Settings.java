package ${package};

import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;

/**
 * What can be set: storage, REST, shell and a page follow from this.
 *
 * @param beeps how many
 */
@ConfigType(name = "${artifactId}", readableBy = "operator")
public record Settings(@Field(defaultValue = "3", min = 1, max = 20, order = 10, column = true) int beeps) {}
