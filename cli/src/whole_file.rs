//! A file that is written whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Puts this content into the file, in the place of what it held: through a file beside it, so that neither a failure nor
/// whoever reads it meanwhile finds half of it. What is no file, as `/dev/null`, is written to.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let found = fs::metadata(&path).ok();
    if found.as_ref().is_some_and(|found| !found.is_file()) {
        return fs::write(&path, content);
    }
    #[cfg(unix)]
    let owner = found.as_ref().map(|found| {
        (
            std::os::unix::fs::MetadataExt::uid(found),
            std::os::unix::fs::MetadataExt::gid(found),
        )
    });
    let permissions = found.map(|found| found.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut beside = beside(&path)?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    #[cfg(unix)]
    if let Some((user, group)) = owner {
        keep_owner(beside.as_file(), user, group)?;
    }
    beside.write_all(content)?;
    beside.as_file().sync_all()?;
    beside.persist(&path)?;
    Ok(())
}

/// A file that is another's stays so, whoever runs the program; where that cannot be, it is left alone.
#[cfg(unix)]
fn keep_owner(file: &fs::File, user: u32, group: u32) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let now = file.metadata()?;
    if (now.uid(), now.gid()) == (user, group) {
        return Ok(());
    }
    fchown(file, Some(user), Some(group))?;
    Ok(())
}

/// A new file in the same folder, with the permissions any other new file would have.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|parent| *parent != Path::new(""));
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.json");
        for content in ["停水", "停"] {
            write(&path, content.as_bytes()).expect("it is written");
            assert_eq!(fs::read_to_string(&path).expect("it is there"), content);
        }
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        assert!(write(&folder.path().join("none/a.json"), b"").is_err());
        assert!(write(folder.path(), b"").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (path, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "停水").expect("it is written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
        symlink(&path, &link).expect("it is made");
        write(&link, b"a").expect("it is written");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read(&path).expect("it is there"), b"a");
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        // Whoever may give files away, as root may, gives this one back.
        if std::os::unix::fs::chown(&path, Some(1), Some(1)).is_ok() {
            write(&path, b"a").expect("it is written");
            let found = fs::metadata(&path).expect("it is there");
            let owner = (
                std::os::unix::fs::MetadataExt::uid(&found),
                std::os::unix::fs::MetadataExt::gid(&found),
            );
            assert_eq!((owner, found.permissions().mode() & 0o777), ((1, 1), 0o640));
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("it is ours");
        let refused = write(&path, b"b").expect_err("it is not to be written");
        assert_eq!(refused.kind(), ErrorKind::PermissionDenied);
    }
}
