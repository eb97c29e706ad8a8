//! Values that are one name out of a fixed set.

/// Implements `Data` for an enum whose values are written as names.
macro_rules! choice {
    ($name:ident as $what:literal { $($text:literal => $value:expr),* $(,)? }) => {
        impl $crate::data::Data for $name {
            fn read(value: &serde_json::Value, reader: &mut $crate::data::Reader) -> Option<Self> {
                let Some(text) = value.as_str() else {
                    reader.wrong_type("a string", value);
                    return None;
                };
                match text {
                    $($text => Some($value),)*
                    _ => {
                        reader.fault($crate::data::FaultKind::unknown_name($what, text, [$($text),*]));
                        None
                    }
                }
            }

            fn schema() -> serde_json::Value {
                serde_json::json!({"enum": [$($text),*]})
            }
        }
    };
}
pub(crate) use choice;
