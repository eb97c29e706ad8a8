//! The matcher behind a pattern, built from the tree its subset was checked on: nothing is parsed twice.
//!
//! What `regex` would put around the matcher (strategies, literals, a parser) is a tenth of the .wasm and half of a
//! pattern's construction, so the two engines are called for directly. They find the same in every text.

use regex_automata::Input;
use regex_automata::nfa::thompson::WhichCaptures;
use regex_automata::util::captures::Captures;
use regex_syntax::hir::Hir;

/// The most memory a compiled pattern may take, in bytes; what `regex` allows.
const MAX_COMPILED: usize = 10 << 20;

/// What a pattern is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether it matches, and nothing else.
    Match,
    /// Where it and its groups are found.
    Groups,
}

#[cfg(feature = "fast-patterns")]
mod matcher {
    use regex_automata::meta::Regex;

    use super::{Asked, Captures, Hir, Input, MAX_COMPILED, WhichCaptures};

    /// Matchers for every kind of pattern and text.
    pub(crate) struct Engine(Regex);

    impl Engine {
        pub(crate) fn new(tree: &Hir, asked: Asked) -> Option<Self> {
            let captures = match asked {
                Asked::Match => WhichCaptures::Implicit,
                Asked::Groups => WhichCaptures::All,
            };
            let config = Regex::config()
                .nfa_size_limit(Some(MAX_COMPILED))
                .which_captures(captures);
            Regex::builder().configure(config).build_from_hir(tree).ok().map(Self)
        }

        pub(crate) fn is_match(&self, text: &str) -> bool {
            self.0.is_match(text)
        }

        pub(crate) fn find(&self, text: &str) -> Vec<Captures> {
            self.0.captures_iter(Input::new(text)).collect()
        }
    }
}

#[cfg(not(feature = "fast-patterns"))]
mod matcher {
    use regex_automata::nfa::thompson::pikevm::{Cache, PikeVM};
    use regex_automata::nfa::thompson::{Compiler, NFA};
    use regex_automata::util::pool::Pool;

    use super::{Asked, Captures, Hir, Input, MAX_COMPILED, WhichCaptures};

    /// The smallest matcher that keeps the promise of linear time.
    pub(crate) struct Engine {
        vm: PikeVM,
        /// What a search needs to write on: as large as the pattern, so it is made once.
        caches: Pool<Cache, Box<dyn Fn() -> Cache + Send + Sync>>,
    }

    impl Engine {
        pub(crate) fn new(tree: &Hir, asked: Asked) -> Option<Self> {
            let captures = match asked {
                Asked::Match => WhichCaptures::None,
                Asked::Groups => WhichCaptures::All,
            };
            let config = NFA::config()
                .nfa_size_limit(Some(MAX_COMPILED))
                .which_captures(captures);
            let nfa = Compiler::new().configure(config).build_from_hir(tree).ok()?;
            let vm = PikeVM::new_from_nfa(nfa).ok()?;
            let maker = vm.clone();
            Some(Self {
                vm,
                caches: Pool::new(Box::new(move || maker.create_cache())),
            })
        }

        pub(crate) fn is_match(&self, text: &str) -> bool {
            self.vm.is_match(&mut self.caches.get(), text)
        }

        pub(crate) fn find(&self, text: &str) -> Vec<Captures> {
            self.vm
                .captures_iter(&mut self.caches.get(), Input::new(text))
                .collect()
        }
    }
}

pub(super) use matcher::Engine;

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}
