package org.strowger.scenarios.product;

import static org.junit.Assume.assumeTrue;

import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * For runs that take too long, or want too quiet a machine, to be done every time: done when a property says how long.
 *
 * @param property such as {@code rounds}
 */
public record Asked(String property) implements TestRule {
    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                assumeTrue("asked for by -D" + property, System.getProperty(property) != null);
                base.evaluate();
            }
        };
    }
}
