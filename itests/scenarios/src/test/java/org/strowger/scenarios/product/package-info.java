/** The product under test: started as a user starts it, reached as a user reaches it. */
package org.strowger.scenarios.product;
