//! What the programs are made of, as `CycloneDX` 1.5.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::packages::{Package, Packages};
use crate::run;

const PATH: &str = "target/mobanlint.cdx.json";

/// Writes the bill of what is shipped, once it is sound.
pub(crate) fn write() -> Result<(), String> {
    let packages = Packages::read()?;
    let shipped = packages.shipped();
    let bill = bill(&packages, &shipped);
    proved(&bill, shipped.len())?;
    let text = serde_json::to_string_pretty(&bill).map_err(|error| error.to_string())?;
    std::fs::write(run::root().join(PATH), text + "\n").map_err(|error| format!("{PATH}: {error}"))?;
    println!("{PATH}: {} components", shipped.len());
    Ok(())
}

/// By what a package goes, here and elsewhere.
fn purl(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn bill(packages: &Packages, shipped: &[&Package]) -> Value {
    let component = |package: &&Package| {
        let mut component = json!({
            "type": "library",
            "bom-ref": purl(package),
            "name": package.name,
            "version": package.version,
            "purl": purl(package),
        });
        if let Some(license) = &package.license {
            component["licenses"] = json!([{"expression": license.replace('/', " OR ")}]);
        }
        if let Some(description) = &package.description {
            component["description"] = description.trim().into();
        }
        if let Some(repository) = &package.repository {
            component["externalReferences"] = json!([{"type": "vcs", "url": repository}]);
        }
        component
    };
    let depends = |package: &&Package| {
        let needs = packages.needs.get(&package.id).into_iter().flatten();
        let on: BTreeSet<String> = needs.filter_map(|id| packages.all.get(id)).map(purl).collect();
        json!({"ref": purl(package), "dependsOn": on})
    };
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {
            "type": "application",
            "bom-ref": "mobanlint",
            "name": "mobanlint",
            "version": env!("CARGO_PKG_VERSION"),
        }},
        "components": shipped.iter().map(component).collect::<Vec<_>>(),
        "dependencies": shipped.iter().map(depends).collect::<Vec<_>>(),
    })
}

/// That each component is there once, has a licence, and needs nothing that is not there.
fn proved(bill: &Value, expected: usize) -> Result<(), String> {
    let list = |name: &str| bill[name].as_array().cloned().unwrap_or_default();
    let components = list("components");
    let known: BTreeSet<&str> = components
        .iter()
        .filter_map(|component| component["bom-ref"].as_str())
        .collect();
    if known.len() != expected {
        return Err(format!("{expected} packages are {} components", known.len()));
    }
    if let Some(bare) = components.iter().find(|component| component["licenses"].is_null()) {
        return Err(format!("{} has no licence", bare["name"]));
    }
    let dependencies = list("dependencies");
    let on = dependencies
        .iter()
        .flat_map(|dependency| dependency["dependsOn"].as_array().into_iter().flatten());
    match on.filter_map(Value::as_str).find(|on| !known.contains(on)) {
        Some(unknown) => Err(format!("{unknown} is needed and is no component")),
        None => Ok(()),
    }
}
