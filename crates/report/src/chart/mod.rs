//! In which pictures are series shown?
