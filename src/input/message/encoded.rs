//! A body as it stands in an address or a form: `%7B%22touser%22%3A…`.

use percent_encoding::percent_decode_str;

/// How often a body may have been encoded: by who sent it, and by who logged that.
const MAX_LAYERS: usize = 2;

/// How a brace that opens an object is written.
const BRACES: [&str; 4] = ["%7B", "%7b", "%257B", "%257b"];

/// Where the first encoded object begins at or behind this place, what it says, and where it ends.
pub(super) fn body(text: &str, from: usize) -> Option<(usize, String, usize)> {
    let rest = text.get(from..)?;
    let begun = BRACES.iter().filter_map(|brace| rest.find(brace)).min()?;
    let rest = rest.get(begun..)?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || "%+-_.~*!'()".contains(c);
    let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let mut said = rest.get(..length)?.replace('+', " ");
    for _ in 0..MAX_LAYERS {
        if said.starts_with('{') {
            break;
        }
        said = percent_decode_str(&said).decode_utf8().ok()?.into_owned();
    }
    Some((from + begun, said, from + begun + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_found_in_addresses_and_forms() {
        for (text, expected) in [
            (
                "a=1&body=%7B%22a%22%3A%22%E7%94%B2+%E4%B9%99%22%7D&b=2",
                Some((r#"{"a":"甲 乙"}"#, 50)),
            ),
            ("%257B%2522a%2522%253A1%257D", Some((r#"{"a":1}"#, 27))),
            ("%7b%22a%22:1", Some((r#"{"a""#, 10))),
            ("100%", None),
            ("%7B%FF", None),
        ] {
            let found = body(text, 0);
            let found = found.as_ref().map(|(_, said, end)| (said.as_str(), *end));
            assert_eq!(found, expected, "{text}");
        }
    }
}
