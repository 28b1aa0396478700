//! Traffic at border gates: what was recorded, what to expect, how queues form, and what to do about them.
