/** Makes test tones and judges recordings: what was heard, how loud, for how long, with which holes. */
package org.strowger.testkit.audio;
