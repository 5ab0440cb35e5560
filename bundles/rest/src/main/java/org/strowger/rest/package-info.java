/** The REST door: one JAX-RS application at {@code /api/v1}, and {@code /health} beside it. */
package org.strowger.rest;
