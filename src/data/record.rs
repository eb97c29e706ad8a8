//! Objects with known keys: one declaration gives the struct, its reader and its schema.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{Data, FaultKind, Reader, Step, nearest};

/// The members of an object while they are read by name.
pub(crate) struct Fields<'v> {
    members: &'v Map<String, Value>,
}

impl<'v> Fields<'v> {
    /// Checks that the value is an object with no other keys than these.
    pub(crate) fn open(value: &'v Value, keys: &[&'static str], reader: &mut Reader) -> Option<Self> {
        let Some(members) = value.as_object() else {
            reader.wrong_type("an object", value);
            return None;
        };
        for key in members.keys().filter(|key| !keys.contains(&key.as_str())) {
            reader.fault(FaultKind::UnknownKey {
                key: key.clone(),
                nearest: nearest(key, keys.iter().copied()),
                allowed: keys.iter().map(|&key| key.to_owned()).collect(),
            });
        }
        Some(Self { members })
    }

    /// A key that may be absent, or null, which is the same.
    #[expect(
        clippy::option_option,
        reason = "the outer one says whether it could be read, the inner whether it is there"
    )]
    pub(crate) fn optional<T: Data>(&self, key: &'static str, reader: &mut Reader) -> Option<Option<T>> {
        let Some(value) = self.value(key) else {
            return Some(None);
        };
        reader.enter(Step::Key(Cow::Borrowed(key)));
        let read = T::read(value, reader);
        reader.leave();
        read.map(Some)
    }

    fn value(&self, key: &str) -> Option<&'v Value> {
        self.members.get(key).filter(|value| !value.is_null())
    }

    pub(crate) fn required<T: Data>(&self, key: &'static str, reader: &mut Reader) -> Option<T> {
        let value = self.optional(key, reader)?;
        if value.is_none() {
            reader.fault(FaultKind::Missing { key });
        }
        value
    }
}

/// Declares a struct together with its `Data`: `field ("key"): Type` is required, `= default` makes it optional,
/// `[attributes]` before a field are passed on, one that is not configured is known and not read, and fields after `..` are not read but start at their default.
macro_rules! data {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $( $(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $([$($attr:meta),*])? $field:ident ($key:literal): $ty:ty $(= $default:expr)? ),*
            $(, .. $( $(#[doc = $xdoc:literal])* $([$($xattr:meta),*])? $xfield:ident: $xty:ty ),+ )? $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name {
            $( $(#[doc = $doc])* $(#[cfg($cfg)])? $($(#[$attr])*)? $vis $field: $ty, )*
            $( $( $(#[doc = $xdoc])* $($(#[$xattr])*)? $vis $xfield: $xty, )+ )?
        }

        impl $crate::data::Data for $name {
            fn read(value: &serde_json::Value, reader: &mut $crate::data::Reader) -> Option<Self> {
                #[allow(unused_variables)] // an object may have no keys at all
                let fields = $crate::data::Fields::open(value, &[$($key),*], reader)?;
                $( $(#[cfg($cfg)])? let $field = $crate::data::data!(@read fields, reader, $key, $ty $(, $default)?); )*
                Some(Self { $( $(#[cfg($cfg)])? $field: $field?, )* $( $( $xfield: Default::default(), )+ )? })
            }

            fn schema() -> serde_json::Value {
                #[allow(unused_mut)]
                let mut properties = serde_json::Map::new();
                #[allow(unused_mut)]
                let mut required: Vec<&str> = Vec::new();
                $(
                    let mut property = <$ty as $crate::data::Data>::schema();
                    let description = concat!($($doc),*).trim();
                    if let (Some(property), false) = (property.as_object_mut(), description.is_empty()) {
                        property.insert("description".into(), description.into());
                    }
                    properties.insert($key.into(), property);
                    $crate::data::data!(@require required, $key $(, $default)?);
                )*
                let mut schema = serde_json::json!({"type": "object", "properties": properties, "additionalProperties": false});
                if !required.is_empty() {
                    schema["required"] = required.into();
                }
                schema
            }
        }
    };
    (@read $fields:ident, $reader:ident, $key:literal, $ty:ty) => { $fields.required::<$ty>($key, $reader) };
    (@read $fields:ident, $reader:ident, $key:literal, $ty:ty, $default:expr) => {
        $fields.optional::<$ty>($key, $reader).map(|value| value.unwrap_or_else(|| $default))
    };
    (@require $required:ident, $key:literal) => { $required.push($key) };
    (@require $required:ident, $key:literal, $default:expr) => {};
}
pub(crate) use data;
