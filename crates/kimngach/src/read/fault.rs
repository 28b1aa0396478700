//! A fault of the reader stays with the document on which it happened.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    static TOLD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does the work; where it fails by a fault of the program, gives what is known of the fault.
pub(super) fn watched<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |fault| {
            if WATCHED.get() {
                let place = fault.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
                let told = fault.payload_as_str().unwrap_or("no message").lines().next().unwrap_or_default();
                TOLD.set(format!("{place}, {told}"));
            } else {
                usual(fault);
            }
        }));
    });
    WATCHED.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    WATCHED.set(false);
    done.map_err(|_| TOLD.take())
}

#[cfg(test)]
mod tests {
    use super::watched;

    #[test]
    fn a_fault_is_told_with_its_place() {
        assert_eq!(watched(|| 1), Ok(1));
        let told = watched(|| assert!("".contains('x'), "a slip")).unwrap_err();
        assert!(told.ends_with(", a slip") && told.contains("fault.rs:"), "{told}");
    }
}
