/**
 * What every implementation of a contract has to do, as tests: extend one, give it yours, and what it does not keep fails. They
 * look at what the system would refuse only in the log, or a user would find out.
 */
package org.strowger.testkit.contract;
