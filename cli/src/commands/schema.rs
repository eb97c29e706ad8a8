//! `mobanlint schema [drafts|rulesets|report|config]`

use mobanlint::schema;

use crate::Status;
use crate::args::{Schema, SchemaOf};
use crate::output::{Stop, print};

pub(crate) fn run(args: &Schema) -> Result<Status, Stop> {
    let schema = match args.of {
        SchemaOf::Drafts => schema::drafts(),
        SchemaOf::Rulesets => schema::rulesets(),
        SchemaOf::Report => schema::report(),
        SchemaOf::Config => crate::config::schema(),
    };
    print(crate::locale::language(), format!("{schema:#}\n"))?;
    Ok(Status::Clean)
}
