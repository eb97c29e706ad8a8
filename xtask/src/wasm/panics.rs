//! What only says why a program panics, taken out of a module: nobody hears it there, for a panic is a trap.
//!
//! The functions that never return end at once, and the optimizer drops what was made for them: places, numbers, texts.

use std::collections::BTreeSet;

use wasm_encoder::{CodeSection, Function, Module, RawSection};
use wasmparser::{BinaryReaderError, ImportSectionReader, KnownCustom, Name, Parser, Payload, TypeRef};

/// Where the standard library panics, by a part of the mangled name that both ways to mangle share. None of these returns.
const NEVER_RETURN: [&str; 17] = [
    "4core9panicking",
    "4core6option13expect_failed",
    "4core6option13unwrap_failed",
    "4core6result13unwrap_failed",
    "4core3str16slice_error_fail",
    "4core3str19slice_error_fail_rt",
    "5alloc5alloc18handle_alloc_error",
    "5alloc7raw_vec12handle_error",
    "5alloc7raw_vec17capacity_overflow",
    "5slice5index16slice_index_fail",
    "13assert_failed",
    "14panic_poisoned",
    "17len_mismatch_fail",
    "18panic_access_error",
    "22panic_already_borrowed",
    "22panic_on_ord_violation",
    "30panic_already_mutably_borrowed",
];

/// The module with a trap in the place of each function that panics.
pub(super) fn trapped(module: &[u8]) -> Result<Vec<u8>, String> {
    let never = panicking(module).map_err(|error| error.to_string())?;
    if never.is_empty() {
        return Err("no function of the module is known to panic; are they named otherwise now?".to_owned());
    }
    let mut trap = Function::new([]);
    trap.instructions().unreachable().end();
    let (mut out, mut code, mut left) = (Module::new(), CodeSection::new(), 0);
    let mut index = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(|error| error.to_string())?;
        if let Payload::ImportSection(imports) = &payload {
            index = functions(imports.clone()).map_err(|error| error.to_string())?;
        }
        match &payload {
            Payload::CodeSectionStart { count, .. } => left = *count,
            Payload::CodeSectionEntry(body) => {
                if never.contains(&index) {
                    code.function(&trap);
                } else {
                    code.raw(body.as_bytes());
                }
                (index, left) = (index + 1, left - 1);
                if left == 0 {
                    out.section(&code);
                }
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = module.get(range).unwrap_or_default();
                    out.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(out.finish())
}

/// The numbers of the functions that panic.
fn panicking(module: &[u8]) -> Result<BTreeSet<u32>, BinaryReaderError> {
    let mut never = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        let KnownCustom::Name(sections) = section.as_known() else {
            continue;
        };
        for section in sections {
            let Name::Function(names) = section? else {
                continue;
            };
            for naming in names {
                let naming = naming?;
                never.extend(panics(naming.name).then_some(naming.index));
            }
        }
    }
    Ok(never)
}

fn functions(imports: ImportSectionReader<'_>) -> Result<u32, BinaryReaderError> {
    let mut count = 0;
    for import in imports.into_imports() {
        count += u32::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

fn panics(name: &str) -> bool {
    NEVER_RETURN.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{FunctionSection, NameMap, NameSection, TypeSection};

    use super::*;

    /// A module of functions that all return 7.
    fn module(names: &[&str]) -> Vec<u8> {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let mut map = NameMap::new();
        for (index, name) in (0..).zip(names) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().i32_const(7).end();
            code.function(&body);
            map.append(index, name);
        }
        let mut naming = NameSection::new();
        naming.functions(&map);
        let mut out = Module::new();
        out.section(&types).section(&functions).section(&code).section(&naming);
        out.finish()
    }

    #[test]
    fn what_panics_is_a_trap_and_all_else_is_as_it_was() {
        let module = module(&[
            "_ZN9mobanlint4made7section17h0123456789abcdefE",
            "_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt",
            "_ZN4core6option13unwrap_failed17h0123456789abcdefE",
            "_ZN9hashbrown3raw11Fallibility17capacity_overflow17h0123456789abcdefE",
        ]);
        let trapped = trapped(&module).unwrap();
        let bodies = Parser::new(0).parse_all(&trapped).filter_map(|payload| match payload {
            Ok(Payload::CodeSectionEntry(body)) => Some(body.as_bytes().to_vec()),
            _ => None,
        });
        let (returns, trap) = (vec![0, 0x41, 7, 0x0b], vec![0, 0, 0x0b]);
        assert_eq!(
            bodies.collect::<Vec<_>>(),
            [returns.clone(), trap.clone(), trap, returns]
        );
    }

    #[test]
    fn a_module_that_names_nothing_so_is_refused() {
        assert!(trapped(&module(&["main"])).is_err());
    }
}
