//! Which month holds how much, where only totals since New Year are told?
