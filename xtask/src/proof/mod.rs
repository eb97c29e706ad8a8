//! What shows that the project holds what it promises: inputs without end, mutants, what comes from outside.

mod figures;
pub(crate) mod fuzz;
pub(crate) mod least;
mod lockfiles;
pub(crate) mod mutants;
pub(crate) mod packages;
pub(crate) mod reliability;
pub(crate) mod sbom;
pub(crate) mod supply;
