//! The package for Python: its wheel, its tests, and what many titles cost that are joined by their keys.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian;
use crate::run::{cargo, root, run};

/// What the wheel is for.
const LEAST: &str = "(3, 11)";

const WHEELS: &str = "target/python/wheels";
/// What is built once, and kept until the requirements change.
const TOOLS: &str = "target/python/tools";
/// What is made anew for each run, with nothing but the wheel in it.
const FRESH: &str = "target/python/fresh";

const NEEDED: &str = "python3 with venv is needed, of 3.11 or newer";

/// The wheel as it is shipped.
pub(crate) fn wheel() -> Result<PathBuf, String> {
    Tools::install("requirements.txt")?.ok_or(NEEDED)?.build("release")
}

/// The tests, on a wheel that was built quickly. Without Python it says so, and is no failure.
pub(crate) fn test() -> Result<(), String> {
    let Some(tools) = Tools::install("requirements.txt")? else {
        println!("python: {NEEDED}, so that the package is not tested");
        return Ok(());
    };
    // What the package says is held against this.
    cargo(&["build", "--package", "mobanlint-cli"])?;
    let python = tools.fresh(&tools.build("dev")?)?;
    let mut pytest = Command::new(python);
    pytest.args(["-m", "pytest", "python", "--durations=5"]);
    run(&mut pytest, "python -m pytest python")
}

/// A Python with the libraries that tests hold something against; none where there is no Python.
pub(crate) fn with_libraries() -> Result<Option<PathBuf>, String> {
    let tools = Tools::install("requirements.txt")?;
    if tools.is_none() {
        println!("page: {NEEDED}, so that workbooks are not read by openpyxl");
    }
    Ok(tools.map(|tools| tools.python))
}

/// Joins titles by their keys in databases, and writes what it cost into `docs/scale.md`.
pub(crate) fn scale() -> Result<(), String> {
    let tools = Tools::install("requirements-all.txt")?.ok_or(NEEDED)?;
    let python = tools.fresh(&tools.build("release")?)?;
    let mut scale = Command::new(python);
    run(scale.arg("python/tests/scale.py"), "python python/tests/scale.py")
}

/// An environment with what builds the wheel and what tests it.
struct Tools {
    python: PathBuf,
}

impl Tools {
    /// None where there is no Python that is new enough.
    fn install(requirements: &str) -> Result<Option<Self>, String> {
        let folder = root().join(TOOLS);
        let tools = Self {
            python: python_of(&folder),
        };
        let listed = root().join("python/tests").join(requirements);
        let wanted = read(&listed)?;
        let known = folder.join(requirements);
        if fs::read_to_string(&known).is_ok_and(|known| known == wanted) {
            return Ok(Some(tools));
        }
        let succeeds = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
        let new_enough = format!("import sys; sys.exit(sys.version_info < {LEAST})");
        let made = || {
            succeeds(Command::new("python3").args(["-c", &new_enough]))
                && succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        };
        if !made() {
            if !debian::installs() {
                return Ok(None);
            }
            debian::install("python3 python3-venv")?;
            if !made() {
                return Ok(None);
            }
        }
        let mut pip = Command::new(&tools.python);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ]);
        run(pip.arg(&listed), &format!("pip install --requirement {requirements}"))?;
        fs::write(&known, wanted).map_err(|error| format!("{}: {error}", known.display()))?;
        Ok(Some(tools))
    }

    /// Builds the wheel in a profile of cargo's.
    fn build(&self, profile: &str) -> Result<PathBuf, String> {
        let folder = root().join(WHEELS).join(profile);
        let _ = fs::remove_dir_all(&folder);
        let mut maturin = Command::new(&self.python);
        maturin
            .args([
                "-m",
                "maturin",
                "build",
                "--quiet",
                "--manifest-path",
                "python/Cargo.toml",
            ])
            .args(["--profile", profile, "--out"])
            .arg(&folder)
            .arg("--interpreter")
            .arg(&self.python);
        run(&mut maturin, &format!("maturin build --profile {profile}"))?;
        let wheel = fs::read_dir(&folder).ok().and_then(|mut files| files.next());
        let wheel = wheel.ok_or("maturin has made no wheel")?;
        Ok(wheel.map_err(|error| error.to_string())?.path())
    }

    /// Installs a wheel where nothing else is; what tests need is only put within its reach. The Python to run them with.
    fn fresh(&self, wheel: &Path) -> Result<PathBuf, String> {
        let folder = root().join(FRESH);
        let _ = fs::remove_dir_all(&folder);
        let python = python_of(&folder);
        let mut venv = Command::new(&self.python);
        run(
            venv.args(["-m", "venv", "--without-pip"]).arg(&folder),
            "python -m venv",
        )?;
        let mut pip = Command::new(&self.python);
        pip.args(["-m", "pip", "--python"])
            .arg(&python)
            .args([
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-index",
                "--no-deps",
            ])
            .arg(wheel);
        run(&mut pip, "pip install mobanlint")?;
        let (own, tools) = (site_packages(&python)?, site_packages(&self.python)?);
        fs::write(Path::new(&own).join("tools.pth"), tools).map_err(|error| format!("{own}: {error}"))?;
        Ok(python)
    }
}

fn python_of(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

/// Where the packages of an environment stand.
fn site_packages(python: &Path) -> Result<String, String> {
    let script = "import sysconfig; print(sysconfig.get_path('purelib'))";
    let output = Command::new(python).args(["-c", script]).output();
    let output = output.map_err(|error| format!("{}: {error}", python.display()))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
