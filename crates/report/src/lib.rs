//! What is told to readers: tables, bulletins, charts and files of what claims say together.
