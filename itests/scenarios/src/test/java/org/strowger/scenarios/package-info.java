/** What users do, from end to end. */
package org.strowger.scenarios;
