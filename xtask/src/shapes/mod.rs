//! The shapes of examples as automata: made ahead, for to build them takes longer than most runs of the program.

mod dfa;
mod nfa;

use std::collections::{BTreeMap, BTreeSet};

use dfa::Dfa;
use mobanlint::making;
use nfa::Nfa;
use serde_json::Value;

/// A list of patterns of which one must match.
type Patterns = Vec<String>;

const ASCII: u32 = 128;
const HAN: std::ops::Range<u32> = 0x4e00..0xa000;
const END: u32 = 0x11_0000;

/// The sections of the automata: of some rulesets the kinds of characters, then each automaton under its key; of others the
/// automata that the first have not.
pub(crate) fn sections(rulesets: &[Value], others: &[Value]) -> Result<[Vec<u8>; 2], String> {
    let first: BTreeSet<Vec<Patterns>> = rulesets.iter().flat_map(groups).collect();
    let second: BTreeSet<Vec<Patterns>> = others
        .iter()
        .flat_map(groups)
        .filter(|group| !first.contains(group))
        .collect();
    let groups: Vec<&Vec<Patterns>> = first.iter().chain(&second).collect();
    let nfas = groups
        .iter()
        .map(|lists| Nfa::new(lists))
        .collect::<Result<Vec<_>, _>>()?;
    // Between two cuts no pattern tells any characters apart.
    let ranges = nfas.iter().flat_map(|nfa| nfa.sets.iter().flatten());
    let cuts = ranges.flat_map(|(from, to)| [*from, *to + 1]).filter(|cut| *cut < END);
    let cuts: BTreeSet<u32> = cuts.chain([0, HAN.start, HAN.end]).collect();
    let member = |c: u32| -> Vec<bool> {
        let sets = nfas.iter().flat_map(|nfa| &nfa.sets);
        sets.map(|set| set.iter().any(|(from, to)| (*from..=*to).contains(&c)))
            .collect()
    };
    let members: BTreeMap<u32, Vec<bool>> = cuts.iter().map(|cut| (*cut, member(*cut))).collect();
    let apart: BTreeSet<&Vec<bool>> = members.values().collect();
    let mut from = 0;
    let automata: Vec<Dfa> = nfas
        .iter()
        .map(|nfa| {
            let own = apart.iter().map(|sets| sets[from..from + nfa.sets.len()].to_vec());
            let own: Vec<Vec<bool>> = own.collect();
            from += nfa.sets.len();
            Dfa::new(nfa, &own)
        })
        .collect();
    // What all automata treat alike is of one kind.
    let column = |at: usize| -> Vec<Vec<usize>> {
        let own = |dfa: &Dfa| dfa.rows.iter().map(|row| row[at]).collect();
        automata.iter().map(own).collect()
    };
    let columns: BTreeMap<&Vec<bool>, Vec<Vec<usize>>> =
        apart.iter().enumerate().map(|(at, sets)| (*sets, column(at))).collect();
    let kinds: BTreeSet<&Vec<Vec<usize>>> = columns.values().collect();
    let kinds: Vec<&Vec<Vec<usize>>> = kinds.into_iter().collect();
    let kind = |c: u32| -> Result<u16, String> {
        let (_, sets) = members.range(..=c).next_back().ok_or("no cut at 0")?;
        let place = kinds.binary_search(&&columns[sets]).map_err(|_| "a kind is missing")?;
        u16::try_from(place).map_err(|error| error.to_string())
    };
    let mut out = Bytes::default();
    let rare: Vec<u32> = cuts.iter().copied().filter(|cut| !HAN.contains(cut)).collect();
    out.short(rare.len())?;
    for c in (0..ASCII).chain(HAN) {
        out.push(&kind(c)?.to_le_bytes());
    }
    rare.iter().for_each(|cut| out.push(&cut.to_le_bytes()));
    for cut in &rare {
        out.push(&kind(*cut)?.to_le_bytes());
    }
    let mut of_others = Bytes::default();
    out.short(kinds.len())?;
    out.short(first.len())?;
    of_others.short(kinds.len())?;
    of_others.short(second.len())?;
    for (at, (lists, dfa)) in groups.iter().zip(&automata).enumerate() {
        let out = if at < first.len() { &mut out } else { &mut of_others };
        let own: BTreeSet<&Vec<usize>> = kinds.iter().map(|kind| &kind[at]).collect();
        let own: Vec<&Vec<usize>> = own.into_iter().collect();
        let keys = lists.iter().map(|list| making::key(list.iter().map(String::as_str)));
        let keys: Vec<[u8; 16]> = keys.collect();
        let joint = making::joint_key(&keys);
        out.push(if let [key] = keys.as_slice() { key } else { &joint });
        let mut automaton = Bytes::default();
        automaton.short(dfa.rows.len())?;
        automaton.short(dfa.start)?;
        automaton.short(own.len())?;
        for kind in &kinds {
            let place = own.binary_search(&&kind[at]).map_err(|_| "a column is missing")?;
            automaton.push(&[u8::try_from(place).map_err(|error| error.to_string())?]);
        }
        automaton.push(&dfa.accepts);
        let row = |state: usize| own.iter().map(|column| column[state]).collect();
        let rows: Vec<Vec<usize>> = (0..dfa.rows.len()).map(row).collect();
        automaton.push(&making::rows(&rows)?);
        let length = u32::try_from(automaton.0.len()).map_err(|error| error.to_string())?;
        out.push(&length.to_le_bytes());
        out.push(&automaton.0);
    }
    Ok([out.0, of_others.0])
}

/// The lists of patterns in the parameters of a ruleset's rules: each alone, and those together that are asked together.
fn groups(ruleset: &Value) -> Vec<Vec<Patterns>> {
    let rules = ruleset["rules"].as_array().into_iter().flatten();
    let list = |value: &Value| -> Option<Patterns> { serde_json::from_value(value.clone()).ok() };
    let of_rule = |rule: &Value| {
        let params = &rule["params"];
        let shapes = params["shapes"].as_object().into_iter().flatten();
        let shapes: Vec<Patterns> = shapes.filter_map(|(_, shape)| list(&shape["patterns"])).collect();
        let damages = params["broken"].as_array().into_iter().flatten();
        let damages = damages
            .map(|damage| &damage["patterns"])
            .chain([&params["rounded"], &params["unfilled"]]);
        let shapes: Vec<Patterns> = shapes.into_iter().chain(damages.filter_map(list)).collect();
        let own = ["whole-placeholders", "part-placeholders", "masks"].map(|key| list(&params[key]));
        let own: Vec<Patterns> = own.into_iter().flatten().collect();
        let alone: Vec<Vec<Patterns>> = shapes.into_iter().chain(own.clone()).map(|list| vec![list]).collect();
        alone
            .into_iter()
            .chain((own.len() > 1).then_some(own))
            .collect::<Vec<_>>()
    };
    rules.flat_map(of_rule).collect()
}

#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn short(&mut self, number: usize) -> Result<(), String> {
        let number = u16::try_from(number).map_err(|error| error.to_string())?;
        self.push(&number.to_le_bytes());
        Ok(())
    }
}
