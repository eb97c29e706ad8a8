//! `mobanlint init [FOLDER]`

use std::fs::File;
use std::io::{ErrorKind, Write};

use crate::Status;
use crate::args::Init;
use crate::config::{NAME, template};
use crate::locale::pick;
use crate::output::{Stop, print};

pub(crate) fn run(args: &Init) -> Result<Status, Stop> {
    let language = args.lang.language();
    let path = args.folder.join(NAME);
    let name = path.to_string_lossy();
    // Only one that is not there yet is made, whoever makes one at the same time.
    let written = File::create_new(&path).and_then(|mut file| file.write_all(template(language).as_bytes()));
    written.map_err(|error| {
        let why = match error.kind() {
            ErrorKind::AlreadyExists => {
                pick(language, "已经存在，没有改动", "is there already, and left alone").to_owned()
            }
            ErrorKind::NotFound => pick(language, "文件夹不存在", "no such folder").to_owned(),
            _ => error.to_string(),
        };
        Stop::Said(language, format!("{name}: {why}"))
    })?;
    let what = pick(language, "已写入", "written:");
    print(language, format!("{what} {name}\n"))?;
    Ok(Status::Clean)
}
