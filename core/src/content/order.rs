//! Sorting for lists that are short, or of which only the best are shown.
//!
//! The standard library's sorts are made for long ones: each type they are used with costs a phone 5 KB.

/// Brings the `most` items with the smallest keys to the front, in order. Items whose keys are equal keep theirs.
pub(crate) fn first_by_key<T, K: Ord>(items: &mut [T], most: usize, key: impl Fn(&T) -> K) {
    for place in 0..most.min(items.len()) {
        let mut least = place;
        for at in place + 1..items.len() {
            if key(&items[at]) < key(&items[least]) {
                least = at;
            }
        }
        // What stood before it moves up by one, so that equal keys stay in order.
        for at in (place..least).rev() {
            items.swap(at, at + 1);
        }
    }
}

/// Sorts all of a short list, as `sort_by_key` does.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    first_by_key(items, items.len(), key);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list of up to five numbers below four, against the standard library.
    #[test]
    fn the_order_is_that_of_a_stable_sort() {
        for length in 0..6_u32 {
            for code in 0..4_u32.pow(length) {
                let list: Vec<(u32, u32)> = (0..length).map(|at| (code / 4_u32.pow(at) % 4, at)).collect();
                let mut wanted = list.clone();
                wanted.sort_by_key(|(number, _)| *number);
                for most in 0..=length as usize {
                    let mut sorted = list.clone();
                    first_by_key(&mut sorted, most, |(number, _)| *number);
                    assert_eq!(sorted[..most], wanted[..most], "{list:?}");
                }
                let mut sorted = list;
                sort_by_key(&mut sorted, |(number, _)| *number);
                assert_eq!(sorted, wanted);
            }
        }
    }
}
