package org.strowger.api.web;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: pages that a bundle adds to the user interface. Each type of configuration has a page of its own
 * already, made from its declaration, unless a page here names it ({@link Page#configType}): a custom page is the exception.
 */
@ConsumerType
public interface PageContribution {
    /** Always the same ones. A page that breaks the rules is refused with a line in the log; the others stand. */
    List<Page> pages();
}
